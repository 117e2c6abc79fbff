import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** BREVET_SECRET of the command. */
export const ringSecret = 'tV3mJ0cPq8wZ5nR1xK7yB4dG6hL9sF2aUoEiXvQrTzYp'

const configuration = `
publicUrl: https://aws.example.com
signIn: [{ id: corp, kind: oidc, issuer: "https://idp.example.com", clientId: brevet, clientSecret: "\${env:CORP_SECRET}" }]
aws: { assumeRole: { principal: "arn:aws:iam::999988887777:role/portal/broker" }, sessionTags: { email: email } }
accounts:
  - { id: "111122223333", alias: pay-prod }
  - { id: "444455556666", partition: aws-us-gov, region: us-gov-west-1, method: saml }
  - { id: "777788889999", method: assume-role, sessionTags: false, via: ["arn:aws:iam::999988887777:role/hub/Hub"] }
  - { id: "888899990000", method: [assume-role, web-identity], externalId: written-long-ago }
  - { id: "555566667777", method: id-token }
roles: [{ name: ReadOnly, maxSession: 12h }, { name: Developer, path: /team/ }]
`

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  /** Default: there is none. */
  readonly databasePath?: string
  /** On the standard input. */
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

export interface TrustCommand {
  /** For what a test writes or reads. */
  readonly folder: string
  /** `npm run trust`, as a process, with a portal's database beside it or none. */
  trust(words: readonly string[], surroundings?: Surroundings): Promise<Outcome>
  close(): void
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The command over a configuration with accounts of several methods. */
export function prepareTrust(): TrustCommand {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-trust-cli-'))
  const configPath = join(folder, 'brevet.yaml')
  writeFileSync(configPath, configuration)
  return {
    folder,
    trust: (words, { databasePath = join(folder, 'absent.db'), input = '', environment = {} } = {}) => {
      const database = { BREVET_SECRET: ringSecret, DATABASE_URL: `sqlite:${databasePath}` }
      const own = { BREVET_CONFIG: configPath, CORP_SECRET: 'not needed here', ...database, ...environment }
      return start(words, input, own)
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

function start(
  words: readonly string[],
  input: string,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const env = { NODE_ENV: 'test' as const, PATH: '', ...environment }
  const run = promisify(execFile)(process.execPath, ['--import', 'jiti/register', 'lib/cli/trust.ts', ...words], {
    cwd: root,
    env,
  })
  run.child.stdin?.end(input)
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  )
}
