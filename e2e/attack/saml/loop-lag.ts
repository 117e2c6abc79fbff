import { readFileSync } from 'node:fs'

/**
 * Notes, in a process that is started with these options, by how much a timer of ten milliseconds is late each time: how long the event loop
 * was busy with something else. It stands outside the program that is measured.
 */
export function lagOptions(file: string): Readonly<Record<'NODE_OPTIONS', string>> {
  const source = [
    "import{appendFileSync}from'node:fs';",
    'let due=performance.now()+10,late=[];',
    'setInterval(()=>{const now=performance.now();late.push(Math.max(0,now-due));due=now+10},10).unref();',
    `setInterval(()=>{appendFileSync(${JSON.stringify(file)},late.map((one)=>Date.now()+' '+one.toFixed(1)).join('\\n')+'\\n');late=[]},100).unref();`,
  ].join('')
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` }
}

/** The lag in milliseconds that all but one in a hundred moments of a span stayed below. */
export function lagBetween(file: string, from: number, until: number): number {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  const lags = lines.flatMap(([at = 0, lag = 0]) => (at >= from && at <= until ? [lag] : []))
  if (lags.length < 20) throw new Error('the event loop was not watched')
  return lags.sort((one, other) => one - other)[Math.floor(lags.length * 0.99)] ?? 0
}
