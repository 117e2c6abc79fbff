/** `npm run trust`: writes the AWS side of Brevet for one account, and the issuer's documents as files. It asks nothing of AWS. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config/config'
import { processEnvironment } from '../config/environment'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { jwks, openIdConfiguration } from '../federation/issuer-documents'
import { samlIdpMetadata } from '../federation/saml-metadata'
import { renderTrust } from '../trust/formats'
import { planTrust } from '../trust/plan-trust'
import { readPublishedKeys } from './published-keys'
import { type PlanWanted, readTrustWords, trustUsage } from './trust-words'

/** Exit codes: 0 written, 1 not possible, 2 wrong use. */
async function run(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    console.log(trustUsage)
    return 0
  }
  const wanted = readTrustWords(words)
  if (wanted === null) {
    console.error(trustUsage)
    return 2
  }
  const loaded = loadConfig(processEnvironment()['BREVET_CONFIG'] ?? './brevet.yaml', processEnvironment())
  if (!loaded.ok) return fail(loaded.faults.map(formatFault))
  return wanted.what === 'documents' ? writeDocuments(loaded.config, wanted.out) : writePlan(loaded.config, wanted)
}

async function writePlan(config: Config, wanted: PlanWanted): Promise<number> {
  const { account, method, format, roles, broker, out } = wanted
  const own = config.access.accounts.find(({ id }) => id === account)?.methods[0]
  const metadata = (method ?? own) === 'saml' ? await readMetadata(config, wanted.metadataFile) : null
  if (metadata !== null && !metadata.ok) return fail(metadata.faults)
  const samlMetadata = metadata?.text ?? null
  const result = planTrust({ config, accountId: account, method, roleNames: roles, samlMetadata, broker })
  if (!result.ok) return fail(result.faults)
  for (const warning of result.plan.warnings) console.error(`warning: ${warning}`)
  const text = renderTrust(result.plan, format)
  if (out === null) process.stdout.write(text)
  else writeFileSync(out, text)
  return 0
}

type Metadata =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly string[] }

async function readMetadata({ aws, publicUrl }: Config, file: string | null): Promise<Metadata> {
  if (file !== null) return { ok: true, text: readFileSync(file, 'utf8') }
  const result = await readPublishedKeys('saml-idp')
  if (!result.ok) return result
  const ring = { published: async () => result.keys }
  return { ok: true, text: await samlIdpMetadata({ entityId: aws.saml.entityId, signOnUrl: publicUrl, ring }) }
}

async function writeDocuments({ aws }: Config, folder: string): Promise<number> {
  const result = await readPublishedKeys('oidc-issuer')
  if (!result.ok) return fail(result.faults)
  const { issuer } = aws.webIdentity
  const files = {
    'jwks.json': await jwks({ published: async () => result.keys }),
    'openid-configuration': openIdConfiguration(issuer),
  }
  for (const [name, document] of Object.entries(files)) {
    writeWhole(join(folder, '.well-known', name), `${JSON.stringify(document, null, 2)}\n`)
  }
  console.log(
    `wrote ${join(folder, '.well-known')}: serve it below ${issuer} as application/json, and write it again every day,`,
  )
  console.log('since a new key is published two days before it signs')
  return 0
}

/** No reader sees half a document. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

function fail(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault)
  return 1
}

process.exitCode = await run(process.argv.slice(2))
