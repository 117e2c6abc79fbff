import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { stringify } from 'yaml'

/** What `npm run trust` needs to know of an installation. */
export interface TrustInstallation {
  readonly publicUrl: string
  /** The OIDC issuer; default: publicUrl. */
  readonly issuer?: string
  /** The company's OIDC provider, whose client is `brevet`. */
  readonly companyIssuer?: string
  /** The portal's metadata as SAML provider, XML. */
  readonly samlMetadata?: string
  /** Metadata of the application for AWS at the company's SAML provider, XML; default: the company has none. */
  readonly companyMetadata?: string
  /** More of `aws` and of the account in brevet.yaml. */
  readonly aws?: object
  readonly account?: object
  /** Further accounts. */
  readonly others?: readonly object[]
  /** Further roles. */
  readonly roles?: readonly object[]
  readonly environment?: Readonly<Record<string, string>>
}

export interface TrustOutcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The command, run as an operator runs it, on a configuration with account 111122223333 and the role `team/Developer`. */
export interface TrustCommand {
  /** What is written for the account. Fails where nothing is. */
  run(...words: readonly string[]): Promise<string>
  /** Whatever comes of these words. */
  attempt(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<TrustOutcome>
  close(): void
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

export function prepareTrustCommand(installation: TrustInstallation): TrustCommand {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-trust-stack-'))
  const [configPath, metadataPath] = [join(folder, 'brevet.yaml'), join(folder, 'metadata.xml')]
  const { samlMetadata } = installation
  const companyPath = join(folder, 'company.xml')
  if (installation.companyMetadata !== undefined) writeFileSync(companyPath, installation.companyMetadata)
  writeFileSync(configPath, configuration(installation))
  if (samlMetadata !== undefined) writeFileSync(metadataPath, samlMetadata)
  const env = {
    NODE_ENV: 'test' as const,
    PATH: '',
    BREVET_CONFIG: configPath,
    COMPANY_SECRET: 'not needed here',
    ...installation.environment,
  }
  const start = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    promisify(execFile)(process.execPath, ['--import', 'jiti/register', 'lib/cli/trust.ts', ...words], {
      cwd: root,
      env: { ...env, ...more },
    })
  return {
    async run(...words) {
      const metadata = samlMetadata === undefined ? [] : ['--metadata', metadataPath]
      return (await start(['--account', '111122223333', ...words, ...metadata])).stdout
    },
    attempt: (words, environment) =>
      start(words, environment).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        ({ code, stdout, stderr }: TrustOutcome) => ({ code, stdout, stderr }),
      ),
    close: () => rmSync(folder, { recursive: true }),
  }
}

/** Its file stands beside the configuration. */
const partners = {
  id: 'partners',
  kind: 'saml',
  metadataUrl: 'https://sso.example.com/metadata',
  awsAssertion: { metadataFile: 'company.xml' },
}

function configuration({
  publicUrl,
  issuer,
  companyIssuer,
  companyMetadata,
  aws,
  account,
  others = [],
  roles = [],
}: TrustInstallation): string {
  return stringify({
    publicUrl,
    signIn: [
      {
        id: 'corp',
        kind: 'oidc',
        issuer: companyIssuer ?? 'https://idp.example.com',
        clientId: 'brevet',
        clientSecret: `\${env:COMPANY_SECRET}`,
      },
      ...(companyMetadata === undefined ? [] : [partners]),
    ],
    aws: { webIdentity: { issuer: issuer ?? publicUrl }, sessionTags: { team: 'attributes.team' }, ...aws },
    accounts: [{ id: '111122223333', alias: 'pay-prod', ...account }, ...others],
    roles: [{ name: 'Developer', path: '/team/', maxSession: '2h' }, ...roles],
  })
}
