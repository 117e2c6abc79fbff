import { AwsFault } from './aws-fault'
import type {
  AwsAccount,
  AwsRole,
  BucketRegistration,
  CustomerPolicy,
  OidcProvider,
  OidcProviderRegistration,
  PolicyRegistration,
  RoleRegistration,
  S3Bucket,
  SamlProvider,
  SamlProviderRegistration,
} from './entities'
import { makeOidcProvider, makeSamlProvider, metadataReader, updateSamlProvider } from './federation-provider'
import {
  type IamUser,
  makeRootUser,
  makeUser,
  type RootKeyRegistration,
  type RootUser,
  type UserRegistration,
} from './iam-user'
import { makeId, parseRoleArn } from './identifiers'
import { type PolicyDocument, parsePolicy } from './policy/document'
import { managedPolicy } from './policy/managed-policies'
import { type AccountRegions, checkRegions, initialRegions } from './regions'
import * as rules from './registry-rules'
import { type RolePolicyChange, withRolePolicy } from './role-policy'

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
  /** Replaces the trust policy of a role that exists, as IAM UpdateAssumeRolePolicy does. */
  updateTrustPolicy(update: Pick<RoleRegistration, 'accountId' | 'name' | 'trustPolicy'>): AwsRole
  /** Writes an inline policy of a role that exists, or takes it away, as IAM PutRolePolicy and DeleteRolePolicy do. */
  setRolePolicy(change: RolePolicyChange): void
  registerUser(registration: UserRegistration): IamUser
  registerRootKey(registration: RootKeyRegistration): RootUser
  registerPolicy(registration: PolicyRegistration): CustomerPolicy
  /** Replaces what an account decided about regions. */
  setRegions(accountId: string, regions: AccountRegions): void
  registerBucket(registration: BucketRegistration): S3Bucket
  account(id: string): AwsAccount | null
  oidcProvider(accountId: string, url: string): OidcProvider | null
  samlProvider(arn: string): SamlProvider | null
  samlProviderOfId(idpId: string): SamlProvider | null
  role(arn: string): AwsRole | null
  /** Names are unique in an account, whatever path and case. */
  roleNamed(accountId: string, name: string): AwsRole | null
  user(arn: string): IamUser | null
  userOfKey(accessKeyId: string): IamUser | RootUser | null
  /** A policy that this account may pass to a session: its own, or one that AWS manages. */
  managedPolicy(arn: string, accountId: string): PolicyDocument | null
  regions(accountId: string): AccountRegions
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
    keys: new Map(),
    policies: new Map(),
    regions: new Map(),
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
  readonly keys: Map<string, IamUser | RootUser>
  readonly policies: Map<string, CustomerPolicy>
  readonly regions: Map<string, AccountRegions>
  readonly buckets: Map<string, S3Bucket>
}

type Registrations = Pick<AwsRegistry, Extract<keyof AwsRegistry, `${'register' | 'update' | 'set'}${string}`>>
type LookUps = Omit<AwsRegistry, keyof Registrations>

type AccountLookUp = (id: string) => AwsAccount

function registrations(tables: Tables): Registrations {
  const accountOf: AccountLookUp = (id) => found(tables.accounts.get(id), `account ${id}`)
  return {
    ...providerRegistrations(tables, accountOf),
    registerAccount(account) {
      rules.checkAccount(account)
      add(tables.accounts, account.id, account)
    },
    registerRole(registration) {
      const role = makeRole(registration, accountOf(registration.accountId))
      return add(tables.roles, entityKey(role), role)
    },
    updateTrustPolicy(update) {
      const role = found(tables.roles.get(entityKey(update)), `role ${update.name}`)
      rules.checkTrustPolicySize(update.trustPolicy)
      const updated = { ...role, trustPolicy: parsePolicy(update.trustPolicy, 'trust') }
      tables.roles.set(entityKey(role), updated)
      return updated
    },
    setRolePolicy(change) {
      const role = found(tables.roles.get(entityKey(change.role)), `role ${change.role.name}`)
      tables.roles.set(entityKey(role), withRolePolicy(role, change))
    },
    registerUser(registration) {
      const user = makeUser(registration, accountOf(registration.accountId))
      refuseTaken(tables.keys, user.accessKeyId)
      add(tables.users, entityKey(user), user)
      return add(tables.keys, user.accessKeyId, user)
    },
    registerRootKey(registration) {
      const root = makeRootUser(registration, accountOf(registration.accountId))
      return add(tables.keys, root.accessKeyId, root)
    },
    registerPolicy(registration) {
      const policy = makePolicy(registration, accountOf(registration.accountId))
      return add(tables.policies, policy.arn, policy)
    },
    setRegions(accountId, regions) {
      accountOf(accountId)
      checkRegions(regions)
      tables.regions.set(accountId, regions)
    },
    registerBucket(registration) {
      accountOf(registration.accountId)
      return add(tables.buckets, registration.name, makeBucket(registration))
    },
  }
}

function providerRegistrations(tables: Tables, accountOf: AccountLookUp) {
  const readMetadata = metadataReader()
  const readSamlProvider = (registration: SamlProviderRegistration) =>
    makeSamlProvider(registration, accountOf(registration.accountId), readMetadata)
  return {
    registerOidcProvider(registration: OidcProviderRegistration) {
      const provider = makeOidcProvider(registration, accountOf(registration.accountId))
      rules.checkProviderQuota('OpenIdConnectProviders', tables.oidcProviders.values(), provider.accountId)
      return add(tables.oidcProviders, `${provider.accountId} ${provider.url}`, provider)
    },
    registerSamlProvider(registration: SamlProviderRegistration) {
      const provider = readSamlProvider(registration)
      rules.checkProviderQuota('SamlProviders', tables.samlProviders.values(), provider.accountId)
      return add(tables.samlProviders, provider.arn, provider)
    },
    updateSamlProvider(registration: SamlProviderRegistration) {
      const provider = readSamlProvider(registration)
      const updated = updateSamlProvider(found(tables.samlProviders.get(provider.arn), provider.arn), provider)
      tables.samlProviders.set(provider.arn, updated)
      return updated
    },
  }
}

function lookUps(tables: Tables): LookUps {
  return {
    account: (id) => tables.accounts.get(id) ?? null,
    oidcProvider: (accountId, url) => tables.oidcProviders.get(`${accountId} ${url}`) ?? null,
    samlProvider: (arn) => tables.samlProviders.get(arn) ?? null,
    samlProviderOfId: (idpId) => [...tables.samlProviders.values()].find((one) => one.idpId === idpId) ?? null,
    role(arn) {
      const parts = parseRoleArn(arn)
      const role = parts && tables.roles.get(entityKey(parts))
      return role?.arn === arn ? role : null
    },
    roleNamed: (accountId, name) => tables.roles.get(entityKey({ accountId, name })) ?? null,
    user: (arn) => [...tables.users.values()].find((user) => user.arn === arn) ?? null,
    userOfKey: (accessKeyId) => tables.keys.get(accessKeyId) ?? null,
    managedPolicy(arn, accountId) {
      const own = tables.policies.get(arn)
      return own?.accountId === accountId ? own.document : managedPolicy(arn)
    },
    regions: (accountId) => tables.regions.get(accountId) ?? initialRegions,
    bucket: (name) => tables.buckets.get(name) ?? null,
    bucketsOf: (accountId) => [...tables.buckets.values()].filter((bucket) => bucket.accountId === accountId),
  }
}

/** Names of roles and of users are unique in an account whatever their path and case. */
function entityKey(entity: { readonly accountId: string; readonly name: string }): string {
  return `${entity.accountId} ${entity.name.toLowerCase()}`
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
    rolePolicies: new Map(),
    maxSessionDuration,
  }
}

function makePolicy(registration: PolicyRegistration, account: AwsAccount): CustomerPolicy {
  const { path = '/', name } = registration
  rules.checkPolicy({ name, path, document: registration.document })
  const document = parsePolicy(registration.document, 'identity')
  return { accountId: account.id, arn: `arn:${account.partition}:iam::${account.id}:policy${path}${name}`, document }
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

function add<T, E extends T>(entities: Map<string, T>, key: string, entity: E): E {
  refuseTaken(entities, key)
  entities.set(key, entity)
  return entity
}

function refuseTaken(entities: ReadonlyMap<string, unknown>, key: string): void {
  if (entities.has(key)) throw rules.alreadyExists(key)
}

function found<T>(entity: T | undefined, what: string): T {
  if (entity === undefined) throw new AwsFault('NoSuchEntity', 404, `${what} cannot be found.`)
  return entity
}
