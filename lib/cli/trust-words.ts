import { parseArgs } from 'node:util'
import { type TrustFormat, trustFormats } from '../trust/formats'
import { type TrustMethod, trustMethods } from '../trust/plan'

/** What `npm run trust` says of itself. */
export const trustUsage = `Usage:
  npm run trust -- --account 111122223333 [options]   writes what the account's administrator creates in IAM
    --method METHOD        ${trustMethods.slice(0, 5).join(', ')},
                           ${trustMethods.slice(5).join(', ')}; default: all that brevet.yaml names, for each role its own
    --format FORMAT        ${trustFormats.join(', ')}; default: ${trustFormats[0]}
    --role NAME            this role only; may be given several times; default: every role of brevet.yaml
    --subject SUB          for id-token: the sub of a person to admit; may be given several times; SOURCE:SUB where
                           several sources could be meant
    --principal ARN        for assume-role: the IAM role or user that Brevet runs as; default: aws.assumeRole.principal
    --external-id ID       for assume-role: what Brevet sends to this account; default: from brevet.yaml or the database
    --saml-metadata FILE   for assertion: the metadata of the company's application for AWS; SOURCE=FILE where several
                           sources have one; may be given several times; default: awsAssertion.metadataFile
    --metadata FILE        for saml: the document at /federation/saml/metadata; default: made from the database
    --out FILE             default: standard output
  npm run trust -- check --account 111122223333 [options]
                           calls each role of assume-role as the portal does: with the ExternalId it must be assumed,
                           and without it must be refused; run it where the portal runs, with its AWS credentials
    --policy FILE          judges a policy instead, and calls nothing: what aws iam get-role, get-role-policy,
                           get-user-policy or get-policy-version prints, or the policy alone; - is standard input
    --role NAME, --method METHOD, --subject SUB, --principal ARN, --external-id ID,
    --saml-metadata FILE   as above
    --json                 findings as JSON
                           exit codes: 0 nothing found, 1 findings, or it could not be checked, 2 wrong use
  npm run trust -- documents --out DIR                writes the two documents of the OIDC issuer for a web server
                                                      that AWS reaches; DIR is what the issuer's URL names
It reads BREVET_CONFIG (./brevet.yaml) with the variables that the file names, and where keys or the ExternalId are
needed the database, as the portal does: DATABASE_URL and BREVET_SECRET. Options win over the file.`

/** What the words of a command line ask for. */
export type TrustWanted = { readonly what: 'documents'; readonly out: string } | PlanWanted | CheckWanted

/** What plan and check both go by. */
export interface TrustOptions {
  readonly account: string
  readonly method: TrustMethod | null
  readonly roles: readonly string[] | null
  readonly subjects: readonly string[]
  readonly principal: string | null
  readonly externalId: string | null
  /** Files, each with `<source>=` before it where several could be meant. */
  readonly samlMetadata: readonly string[]
}

export interface PlanWanted extends TrustOptions {
  readonly what: 'plan'
  readonly format: TrustFormat
  readonly metadataFile: string | null
  readonly out: string | null
}

export interface CheckWanted extends TrustOptions {
  readonly what: 'check'
  /** Null: the roles are called. */
  readonly policyFile: string | null
  readonly isJson: boolean
}

const shared = {
  account: { type: 'string' },
  method: { type: 'string' },
  role: { type: 'string', multiple: true },
  subject: { type: 'string', multiple: true },
  principal: { type: 'string' },
  'external-id': { type: 'string' },
  'saml-metadata': { type: 'string', multiple: true },
} as const

const planOptions = {
  ...shared,
  format: { type: 'string', default: trustFormats[0] },
  metadata: { type: 'string' },
  out: { type: 'string' },
} as const

const checkOptions = { ...shared, policy: { type: 'string' }, json: { type: 'boolean', default: false } } as const

/** Null for words that mean nothing here. */
export function readTrustWords(words: readonly string[]): TrustWanted | null {
  const [command, ...rest] = words
  try {
    if (command === 'documents') return readDocumentsWords(rest)
    return command === 'check' ? readCheckWords(rest) : readPlanWords(words)
  } catch {
    return null
  }
}

function readDocumentsWords(words: readonly string[]): TrustWanted | null {
  const { out } = parseArgs({ args: [...words], options: { out: { type: 'string' } } }).values
  return out === undefined ? null : { what: 'documents', out }
}

function readPlanWords(words: readonly string[]): TrustWanted | null {
  const { format, metadata, out, ...values } = parseArgs({ args: [...words], options: planOptions }).values
  const options = readOptions(values)
  const known = trustFormats.find((candidate) => candidate === format)
  if (options === null || known === undefined) return null
  return { what: 'plan', ...options, format: known, metadataFile: metadata ?? null, out: out ?? null }
}

function readCheckWords(words: readonly string[]): TrustWanted | null {
  const { policy, json, ...values } = parseArgs({ args: [...words], options: checkOptions }).values
  const options = readOptions(values)
  return options && { what: 'check', ...options, policyFile: policy ?? null, isJson: json }
}

type SharedValues = {
  readonly [name in keyof typeof shared]?: (typeof shared)[name] extends { multiple: true } ? readonly string[] : string
}

function readOptions({ account, method, role, subject, principal, ...rest }: SharedValues): TrustOptions | null {
  const known = trustMethods.find((candidate) => candidate === method)
  if (account === undefined || (method !== undefined && known === undefined)) return null
  return {
    account,
    method: known ?? null,
    roles: role ?? null,
    subjects: subject ?? [],
    principal: principal ?? null,
    externalId: rest['external-id'] ?? null,
    samlMetadata: rest['saml-metadata'] ?? [],
  }
}
