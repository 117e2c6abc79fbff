import { readFileSync } from 'node:fs'

/**
 * Notes, in a process that is started with these options, by how much a timer of ten milliseconds is late each time because the process
 * itself was at work: processor time that it used, and not what others on the machine took from it. It stands outside the program that is
 * measured.
 */
export function lagOptions(file: string): Readonly<Record<'NODE_OPTIONS', string>> {
  const source = [
    "import{appendFileSync}from'node:fs';",
    'const used=()=>{const{user,system}=process.cpuUsage();return(user+system)/1000};',
    'let due=performance.now()+10,before=used(),lags=[];',
    'setInterval(()=>{const now=performance.now(),cpu=used();',
    "lags.push(Date.now()+' '+Math.max(0,Math.min(now-due,cpu-before)).toFixed(1));due=now+10;before=cpu},10).unref();",
    `setInterval(()=>{appendFileSync(${JSON.stringify(file)},lags.join('\\n')+'\\n');lags=[]},100).unref();`,
  ].join('')
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` }
}

interface Span {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly until: number
}

/** The lag, in milliseconds, that all but one in a hundred moments of the spans stayed below. */
export function lagIn(file: string, spans: readonly Span[]): number {
  const lines = readFileSync(file, 'utf8').split('\n')
  const lags = lines.flatMap((line) => {
    const [at = 0, lag = 0] = line.split(' ').map(Number)
    return spans.some(({ from, until }) => at >= from && at <= until) ? [lag] : []
  })
  if (lags.length < 50) throw new Error('the event loop was not watched')
  return lags.sort((one, other) => one - other)[Math.floor(lags.length * 0.99)] ?? 0
}
