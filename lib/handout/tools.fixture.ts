import { spawnSync } from 'node:child_process'

/** Whether a program is on this machine. */
export function isInstalled(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ['--version'], { stdio: 'ignore' }).status === 0
}

/** Runs a program to its end, without the tester's own variables but the search path; throws what it said when it failed. */
export function run(program: string, args: readonly string[], given: RunInput = {}): string {
  const { input, cwd, env = {} } = given
  // biome-ignore lint/style/noProcessEnv: where the tester's programs are is no setting of Brevet.
  const path = process.env['PATH'] ?? ''
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
    env: { NODE_ENV: 'test', PATH: path, LC_ALL: 'C.UTF-8', HOME: cwd ?? '/nonexistent', ...env },
  })
  if (status !== 0) throw new Error(`${program}: ${stderr}${stdout}`)
  return stdout
}

interface RunInput {
  readonly input?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}
