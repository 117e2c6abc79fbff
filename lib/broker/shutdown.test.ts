import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const options = { cwd: root, encoding: 'utf8' } as const

/** The words of a Node process that has imported this module and runs a script; what is evaluated sees it as CommonJS. */
function node(script: string): readonly string[] {
  const importing = `const { closeAtExit, stopWithNpm } = (await import('./lib/broker/shutdown.ts')).default;`
  return ['--import', 'jiti/register', '--input-type=module', '-e', `${importing} ${script}`]
}

describe('the end of the process', () => {
  it('closes the database', () => {
    const script = `closeAtExit(async () => console.log('closed')); process.exit(0)`
    expect(spawnSync(process.execPath, node(script), options)).toMatchObject({ status: 0, stdout: 'closed\n' })
  })

  it('follows when the shell of npm start is gone', async () => {
    const script = `process.on('SIGTERM', () => { console.log('stopped'); process.exit() }); stopWithNpm(process.env); console.log('up'); setTimeout(() => {}, 20000)`
    const words = node(script).map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    const shell = spawn('sh', ['-c', `'${process.execPath}' ${words.join(' ')}; exit`], {
      cwd: root,
      env: { NODE_ENV: 'test', npm_lifecycle_event: 'start' },
    })
    let output = ''
    shell.stdout.on('data', (bytes) => {
      output += bytes
      if (output === 'up\n') shell.kill('SIGTERM')
    })
    await once(shell.stdout, 'close')
    expect(output).toBe('up\nstopped\n')
  })
})
