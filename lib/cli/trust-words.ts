import { parseArgs } from 'node:util'
import { type TrustFormat, trustFormats } from '../trust/formats'
import { type TrustMethod, trustMethods } from '../trust/plan'
import type { TrustRequest } from '../trust/trust-request'

/** What `npm run trust` says of itself. */
export const trustUsage = `Usage:
  npm run trust -- --account 111122223333 [options]   writes what the account's administrator creates in IAM
    --method METHOD        ${trustMethods.join(', ')}; default: the account's
    --format FORMAT        ${trustFormats.join(', ')}; default: ${trustFormats[0]}
    --role NAME            this role only; may be given several times; default: every role of brevet.yaml
    --principal ARN        for assume-role: the IAM role or user that Brevet runs as
    --external-id ID       for assume-role: the ExternalId that Brevet sends to this account
    --metadata FILE        for saml: the document at /federation/saml/metadata; default: made from the database
    --out FILE             default: standard output
  npm run trust -- documents --out DIR                writes the two documents of the OIDC issuer for a web server
                                                      that AWS reaches; DIR is what the issuer's URL names
It reads BREVET_CONFIG with the variables that the file names, and where keys are needed the database, as the portal
does: DATABASE_URL and BREVET_SECRET.`

/** What the words of a command line ask for. */
export type TrustWanted = { readonly what: 'documents'; readonly out: string } | PlanWanted

export interface PlanWanted {
  readonly what: 'plan'
  readonly account: string
  readonly method: TrustMethod | null
  readonly format: TrustFormat
  readonly roles: readonly string[] | null
  readonly broker: TrustRequest['broker']
  readonly metadataFile: string | null
  readonly out: string | null
}

const options = {
  account: { type: 'string' },
  method: { type: 'string' },
  format: { type: 'string' },
  role: { type: 'string', multiple: true },
  principal: { type: 'string' },
  'external-id': { type: 'string' },
  metadata: { type: 'string' },
  out: { type: 'string' },
} as const

/** Null for words that mean nothing here. */
export function readTrustWords(words: readonly string[]): TrustWanted | null {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const { out, ...others } = values
    if (positionals.length > 0) {
      const isDocuments = positionals.join(' ') === 'documents' && Object.keys(others).length === 0
      return isDocuments && out !== undefined ? { what: 'documents', out } : null
    }
    return readPlanWords(values)
  } catch {
    return null
  }
}

type PlanWords = { readonly [name in keyof typeof options]?: name extends 'role' ? readonly string[] : string }

function readPlanWords({ account, method, format, role, principal, out, ...rest }: PlanWords): TrustWanted | null {
  const externalId = rest['external-id']
  const knownMethod = trustMethods.find((known) => known === method)
  const knownFormat = format === undefined ? trustFormats[0] : trustFormats.find((known) => known === format)
  if (account === undefined || knownFormat === undefined) return null
  if ((method !== undefined && knownMethod === undefined) || (principal === undefined) !== (externalId === undefined))
    return null
  return {
    what: 'plan',
    account,
    method: knownMethod ?? null,
    format: knownFormat,
    roles: role ?? null,
    broker: principal !== undefined && externalId !== undefined ? { principalArn: principal, externalId } : null,
    metadataFile: rest.metadata ?? null,
    out: out ?? null,
  }
}
