import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What `npm run trust` needs to know of an installation. */
export interface TrustInstallation {
  readonly publicUrl: string
  /** The OIDC issuer; default: publicUrl. */
  readonly issuer?: string
  /** The portal's metadata as SAML provider, XML. */
  readonly samlMetadata?: string
}

/** The command, run as an operator runs it, on a configuration with account 111122223333 and the role `team/Developer`. */
export interface TrustCommand {
  run(...words: readonly string[]): Promise<string>
  close(): void
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

export function prepareTrustCommand({ publicUrl, issuer, samlMetadata }: TrustInstallation): TrustCommand {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-trust-stack-'))
  const [configPath, metadataPath] = [join(folder, 'brevet.yaml'), join(folder, 'metadata.xml')]
  writeFileSync(configPath, configuration(publicUrl, issuer ?? publicUrl))
  if (samlMetadata !== undefined) writeFileSync(metadataPath, samlMetadata)
  return {
    async run(...words) {
      const command = ['--import', 'jiti/register', 'lib/cli/trust.ts', '--account', '111122223333', ...words]
      const metadata = samlMetadata === undefined ? [] : ['--metadata', metadataPath]
      const env = { NODE_ENV: 'test' as const, PATH: '', BREVET_CONFIG: configPath }
      return (await promisify(execFile)(process.execPath, [...command, ...metadata], { cwd: root, env })).stdout
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

function configuration(publicUrl: string, issuer: string): string {
  return `
publicUrl: ${publicUrl}
signIn: [{ id: corp, kind: oidc, issuer: "https://idp.example.com", clientId: brevet }]
aws: { webIdentity: { issuer: "${issuer}" }, sessionTags: { team: attributes.team } }
accounts: [{ id: "111122223333", alias: pay-prod }]
roles: [{ name: Developer, path: /team/, maxSession: 2h }]
`
}
