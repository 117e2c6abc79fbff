import type { Config } from '../config/config'
import { parseIamPrincipal } from '../domain/iam-principal'
import { samlIdpMetadata } from '../federation/saml-metadata'
import type { TrustMethod } from '../trust/plan'
import { methodsOfAccount } from '../trust/role-methods'
import type { TrustRequest } from '../trust/trust-request'
import { readCompanyMetadata } from './company-metadata'
import { readExternalIds } from './external-id'
import { readPublishedKeys } from './published-keys'
import { readTextFile } from './text-file'
import type { TrustOptions } from './trust-words'

/** What is to be planned or checked, and what could not be read for it, in lines for the operator. */
export interface TrustFacts {
  readonly request: TrustRequest
  readonly obstacles: readonly string[]
}

interface FactsWanted extends TrustOptions {
  /** Null: made from the database. */
  readonly metadataFile?: string | null
  /** False where the document itself plays no part. Default: true. */
  readonly needsMetadata?: boolean
}

/** Where it plays no part. */
const anyMetadata: Metadata = { text: '', faults: [] }

/** Gathers what the configuration knows and the options say; opens the database only for methods that need it. */
export async function gatherTrustFacts(config: Config, wanted: FactsWanted): Promise<TrustFacts> {
  const { account: accountId, method, roles, subjects, principal } = wanted
  const principalArn = principal ?? config.aws.assumeRole.principal
  const reached = methodsOfAccount({ config, accountId, roleNames: roles, principalArn })
  const methods = method === null ? reached : [method]
  const metadata = methods.includes('saml') ? await metadataFor(config, wanted) : nothing
  const ids = methods.includes('assume-role') ? await externalIdsOf(config, wanted) : { of: () => null, faults: [] }
  const company = readCompanyMetadata(methods.includes('assertion') ? config : null, wanted.samlMetadata)
  return {
    request: {
      config,
      accountId,
      method,
      roleNames: roles,
      samlMetadata: metadata.text,
      principalArn,
      externalId: ids.of,
      subjects,
      companyMetadata: company.of,
    },
    obstacles: [
      ...metadata.faults,
      ...ids.faults,
      ...company.faults,
      ...optionHints(methods, { subjects, principalArn }),
    ],
  }
}

/** How the command line says what the file does not. */
function optionHints(
  methods: readonly TrustMethod[],
  { subjects, principalArn }: Pick<TrustRequest, 'subjects' | 'principalArn'>,
): readonly string[] {
  return [
    ...(methods.includes('id-token') && subjects.length === 0
      ? ['name each person by --subject SUB, as often as need be']
      : []),
    ...(methods.includes('assume-role') && principalArn === null ? ['or give --principal ARN'] : []),
  ]
}

interface Metadata {
  readonly text: string | null
  readonly faults: readonly string[]
}

const nothing: Metadata = { text: null, faults: [] }

async function metadataFor(config: Config, { needsMetadata, metadataFile }: FactsWanted): Promise<Metadata> {
  return needsMetadata === false ? anyMetadata : readMetadata(config, metadataFile ?? null)
}

async function readMetadata({ aws, publicUrl }: Config, file: string | null): Promise<Metadata> {
  if (file !== null) {
    const read = readTextFile(file)
    return read.ok ? { text: read.text, faults: [] } : { text: null, faults: [read.fault] }
  }
  const result = await readPublishedKeys('saml-idp')
  if (!result.ok) return { text: null, faults: result.faults }
  const ring = { published: async () => result.keys }
  const text = await samlIdpMetadata({ entityId: aws.saml.entityId, signOnUrl: publicUrl, ring })
  return { text, faults: [] }
}

interface KnownExternalIds {
  readonly of: TrustRequest['externalId']
  readonly faults: readonly string[]
}

/** The option is for the account in question; what the file says needs no database. */
async function externalIdsOf({ access }: Config, { account, externalId }: TrustOptions): Promise<KnownExternalIds> {
  const written = (id: string) =>
    (id === account ? externalId : null) ?? access.accounts.find((known) => known.id === id)?.trust.externalId ?? null
  const via = access.accounts.find(({ id }) => id === account)?.trust.via ?? []
  const accounts = [account, ...via.map((arn) => parseIamPrincipal(arn)?.accountId ?? '')]
  if (accounts.every((id) => written(id) !== null)) return { of: written, faults: [] }
  const generated = await readExternalIds(access.accounts)
  if (generated.ok) return { of: (id) => written(id) ?? generated.of(id), faults: [] }
  return { of: written, faults: [...generated.faults, howToGoOn(account)] }
}

function howToGoOn(account: string): string {
  return (
    'the ExternalId lies sealed in the portal’s database: run this with the DATABASE_URL and BREVET_SECRET of the portal, or give ' +
    `as --external-id what npm run config -- external-id --account ${account} prints there`
  )
}
