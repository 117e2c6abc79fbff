import { AwsFault } from './aws-fault'
import type {
  AwsAccount,
  AwsRole,
  BucketRegistration,
  IamUser,
  OidcProvider,
  OidcProviderRegistration,
  RoleRegistration,
  S3Bucket,
  SamlProvider,
  SamlProviderRegistration,
  UserRegistration,
} from './entities'
import { makeId, parseRoleArn } from './identifiers'
import { parsePolicy } from './policy/document'
import * as rules from './registry-rules'
import { parseSamlMetadata, type SamlMetadata } from './saml-metadata'

/**
 * All that exists in this AWS: what was registered here and nothing else. Registering validates as IAM does and fails with an
 * `AwsFault` (`ValidationError`, `InvalidInput`, `MalformedPolicyDocument`, `LimitExceeded` or `EntityAlreadyExists`).
 */
export interface AwsRegistry {
  registerAccount(account: AwsAccount): void
  registerOidcProvider(registration: OidcProviderRegistration): OidcProvider
  registerSamlProvider(registration: SamlProviderRegistration): SamlProvider
  /** Replaces the metadata of a provider that exists, as IAM UpdateSAMLProvider does. */
  updateSamlProvider(registration: SamlProviderRegistration): SamlProvider
  registerRole(registration: RoleRegistration): AwsRole
  registerUser(registration: UserRegistration): IamUser
  registerBucket(registration: BucketRegistration): S3Bucket
  account(id: string): AwsAccount | null
  oidcProvider(accountId: string, url: string): OidcProvider | null
  samlProvider(arn: string): SamlProvider | null
  role(arn: string): AwsRole | null
  userOfKey(accessKeyId: string): IamUser | null
  bucket(name: string): S3Bucket | null
  bucketsOf(accountId: string): readonly S3Bucket[]
}

/** An AWS in which nothing exists yet. */
export function createRegistry(): AwsRegistry {
  const tables: Tables = {
    accounts: new Map(),
    oidcProviders: new Map(),
    samlProviders: new Map(),
    roles: new Map(),
    users: new Map(),
    buckets: new Map(),
  }
  return { ...registrations(tables), ...lookUps(tables) }
}

interface Tables {
  readonly accounts: Map<string, AwsAccount>
  readonly oidcProviders: Map<string, OidcProvider>
  readonly samlProviders: Map<string, SamlProvider>
  readonly roles: Map<string, AwsRole>
  readonly users: Map<string, IamUser>
  readonly buckets: Map<string, S3Bucket>
}

type Registrations = Omit<AwsRegistry, keyof LookUps>
type LookUps = Pick<
  AwsRegistry,
  'account' | 'oidcProvider' | 'samlProvider' | 'role' | 'userOfKey' | 'bucket' | 'bucketsOf'
>

function registrations(tables: Tables): Registrations {
  const readMetadata = metadataReader()
  const accountOf = (id: string) => found(tables.accounts.get(id), `account ${id}`)
  const readSamlProvider = (registration: SamlProviderRegistration) =>
    makeSamlProvider(registration, accountOf(registration.accountId), readMetadata)
  return {
    registerAccount(account) {
      rules.checkAccount(account)
      add(tables.accounts, account.id, account)
    },
    registerOidcProvider(registration) {
      const provider = makeOidcProvider(registration, accountOf(registration.accountId))
      return add(tables.oidcProviders, `${provider.accountId} ${provider.url}`, provider)
    },
    registerSamlProvider(registration) {
      const provider = readSamlProvider(registration)
      return add(tables.samlProviders, provider.arn, provider)
    },
    updateSamlProvider(registration) {
      const provider = readSamlProvider(registration)
      found(tables.samlProviders.get(provider.arn), provider.arn)
      tables.samlProviders.set(provider.arn, provider)
      return provider
    },
    registerRole(registration) {
      const role = makeRole(registration, accountOf(registration.accountId))
      return add(tables.roles, roleKey(role), role)
    },
    registerUser(registration) {
      const user = makeUser(registration, accountOf(registration.accountId))
      return add(tables.users, user.accessKeyId, user)
    },
    registerBucket(registration) {
      accountOf(registration.accountId)
      return add(tables.buckets, registration.name, makeBucket(registration))
    },
  }
}

function lookUps(tables: Tables): LookUps {
  return {
    account: (id) => tables.accounts.get(id) ?? null,
    oidcProvider: (accountId, url) => tables.oidcProviders.get(`${accountId} ${url}`) ?? null,
    samlProvider: (arn) => tables.samlProviders.get(arn) ?? null,
    role(arn) {
      const parts = parseRoleArn(arn)
      const role = parts && tables.roles.get(roleKey(parts))
      return role?.arn === arn ? role : null
    },
    userOfKey: (accessKeyId) => tables.users.get(accessKeyId) ?? null,
    bucket: (name) => tables.buckets.get(name) ?? null,
    bucketsOf: (accountId) => [...tables.buckets.values()].filter((bucket) => bucket.accountId === accountId),
  }
}

/** Role names are unique in an account whatever their path and case. */
function roleKey(role: { readonly accountId: string; readonly name: string }): string {
  return `${role.accountId} ${role.name.toLowerCase()}`
}

function makeOidcProvider(registration: OidcProviderRegistration, account: AwsAccount): OidcProvider {
  const url = rules.normaliseProviderUrl(registration.url)
  rules.checkClientIds(registration.clientIds)
  const keyPrefix = url.replace(/^https?:\/\//, '')
  const arn = `arn:${account.partition}:iam::${account.id}:oidc-provider/${keyPrefix}`
  return { accountId: account.id, url, clientIds: [...registration.clientIds], keyPrefix, arn }
}

type MetadataReader = (xml: string) => SamlMetadata

function makeSamlProvider(
  registration: SamlProviderRegistration,
  account: AwsAccount,
  read: MetadataReader,
): SamlProvider {
  rules.checkSamlProviderName(registration.name)
  const arn = `arn:${account.partition}:iam::${account.id}:saml-provider/${registration.name}`
  return { accountId: account.id, name: registration.name, arn, ...read(registration.metadata) }
}

function makeRole(registration: RoleRegistration, account: AwsAccount): AwsRole {
  const { accountId, partition, name, path = '/', maxSessionDuration = 3600 } = registration
  if (partition !== account.partition)
    throw new AwsFault('ValidationError', 400, `${accountId} is not in ${partition}.`)
  rules.checkRole({ name, path, maxSessionDuration })
  rules.checkTrustPolicySize(registration.trustPolicy)
  const trustPolicy = parsePolicy(registration.trustPolicy, 'trust')
  const permissionPolicies = (registration.permissionPolicies ?? []).map((policy) => parsePolicy(policy, 'identity'))
  rules.checkInlinePolicySize(name, permissionPolicies)
  const arn = `arn:${partition}:iam::${accountId}:role${path}${name}`
  return {
    accountId,
    partition,
    path,
    name,
    arn,
    roleId: makeId('AROA', 17),
    trustPolicy,
    permissionPolicies,
    maxSessionDuration,
  }
}

function makeUser(registration: UserRegistration, account: AwsAccount): IamUser {
  const { path = '/', name, accessKeyId, secretAccessKey } = registration
  return {
    kind: 'iam-user',
    partition: account.partition,
    accountId: account.id,
    arn: `arn:${account.partition}:iam::${account.id}:user${path}${name}`,
    userId: makeId('AIDA', 17),
    accessKeyId,
    secretAccessKey,
    permissionPolicies: (registration.permissionPolicies ?? []).map((policy) => parsePolicy(policy, 'identity')),
  }
}

function makeBucket(registration: BucketRegistration): S3Bucket {
  rules.checkBucketName(registration.name)
  const createdAt = new Date()
  const objects = Object.entries(registration.objects ?? {}).map(
    ([key, text]) => [key, { body: Buffer.from(text), contentType: 'text/plain', modifiedAt: createdAt }] as const,
  )
  const { name, accountId, region } = registration
  return { name, accountId, region, createdAt, objects: new Map(objects) }
}

/** Hundreds of accounts register the same document, so the last one read is remembered. */
function metadataReader(): MetadataReader {
  let last: { readonly xml: string; readonly metadata: SamlMetadata } | null = null
  return (xml) => {
    if (last?.xml !== xml) last = { xml, metadata: parseSamlMetadata(xml) }
    return last.metadata
  }
}

function add<T>(entities: Map<string, T>, key: string, entity: T): T {
  if (entities.has(key)) throw rules.alreadyExists(key)
  entities.set(key, entity)
  return entity
}

function found<T>(entity: T | undefined, what: string): T {
  if (entity === undefined) throw new AwsFault('NoSuchEntity', 404, `${what} cannot be found.`)
  return entity
}
