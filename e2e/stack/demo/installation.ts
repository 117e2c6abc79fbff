import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of one demo: configuration, database, secret and logs, in one folder that git ignores. */
export interface DemoInstallation {
  readonly folder: string
  readonly configPath: string
  readonly databaseUrl: string
  readonly portalLog: string
  readonly buildLog: string
  /** BREVET_SECRET: made at the first start, kept since. */
  readonly secret: string
}

const databaseName = 'brevet.db'

/** Opens the folder. The last demo's database is removed, unless `isKept`. */
export async function openInstallation(folder: string, isKept: boolean): Promise<DemoInstallation> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!isKept) await removeDatabase(folder)
  return {
    folder,
    configPath: join(folder, 'brevet.yaml'),
    databaseUrl: `sqlite:${join(folder, databaseName)}`,
    portalLog: join(folder, 'portal.log'),
    buildLog: join(folder, 'build.log'),
    secret: await keepSecret(join(folder, 'secret')),
  }
}

/** The database with what stands beside it: write-ahead log and lock. */
async function removeDatabase(folder: string): Promise<void> {
  const files = await readdir(folder)
  const old = files.filter((file) => file.startsWith(databaseName))
  await Promise.all(old.map((file) => rm(join(folder, file), { recursive: true, force: true })))
}

async function keepSecret(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept.length >= 43) return kept
  const secret = randomBytes(32).toString('base64url')
  await writeFile(path, secret, { mode: 0o600 })
  return secret
}
