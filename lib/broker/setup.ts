/**
 * Everything that follows from the configuration, built once and replaced as a whole when the file changes:
 * a request that began with one setup ends with it.
 */
import type { BlockList } from 'node:net'
import type { Config, SourceConfig } from '../config/config'
import type { BaseIdentity } from '../domain/base-identity'
import type { FederationKind } from '../domain/federation-kind'
import type { Secret } from '../domain/secret'
import type { AccessIndex } from '../entitlements/access-index'
import { buildAccessIndex } from '../entitlements/access-index'
import { type AccountTrusts, accountTrusts } from '../federation/account-trust'
import { type ConsolePost, createConsolePosts } from '../federation/console-post'
import { createIam } from '../federation/iam'
import { createIssuerKeys, type IssuerKeys } from '../federation/issuer-keys'
import type { FederationMethod, IssueRequest } from '../federation/method'
import { createMethods } from '../federation/methods'
import { createRoleDenials, type RoleDenials } from '../federation/role-denials'
import { samlAddressee } from '../federation/saml-service-provider'
import { createSts } from '../federation/sts'
import { type Console, createConsole } from '../handout/console'
import type { WatchedSource } from '../identity/source'
import { createSource } from '../identity/sources'
import type { KeyRings } from '../keys/key-rings'
import { revocationPolicyName } from '../trust/revocation-policy'
import { networkList } from './client-address'
import { guardedFetch } from './outbound'

/** The configuration and what was built from it. */
export interface Setup {
  readonly config: Config
  readonly access: AccessIndex
  readonly sources: ReadonlyMap<string, WatchedSource>
  readonly issuerKeys: IssuerKeys
  readonly methods: ReadonlyMap<FederationKind, FederationMethod>
  readonly trusts: AccountTrusts
  readonly roleDenials: RoleDenials
  readonly console: Console
  readonly trustedProxies: BlockList
  readonly consolePost: (request: IssueRequest) => Promise<ConsolePost>
}

/** What a setup needs from outside the configuration. */
export interface Surroundings {
  readonly keys: KeyRings
  readonly externalIdKey: Secret
  /** As far as it is known. */
  readonly base: BaseIdentity
  readonly now: () => Date
  readonly fetch: typeof fetch
}

/** Builds a setup. Nothing is asked of the network: a provider that is down stops nobody else. */
export function buildSetup(config: Config, { keys, externalIdKey, base, now, fetch }: Surroundings): Setup {
  const { aws, access } = config
  const trusts = accountTrusts(access.accounts, externalIdKey)
  const issuerKeys = createIssuerKeys(aws.webIdentity.keys, keys.oidcIssuer)
  const awsAddressees = [...new Set(access.accounts.map(({ partition }) => partition))].flatMap(
    (partition) => samlAddressee(partition, aws.saml.partitions) ?? [],
  )
  const sts = createSts(aws.sts, { now })
  const dependencies = { publicUrl: config.publicUrl, now, samlKeys: keys.samlSp, awsAddressees }
  const sourceOf = (source: SourceConfig) =>
    createSource(source, { ...dependencies, fetch: guardedFetch(config, { source: source.id, now }) })
  return {
    config,
    access: buildAccessIndex(access, base),
    sources: new Map(config.signIn.map((source) => [source.id, sourceOf(source)])),
    trustedProxies: networkList(config.trustedProxies),
    issuerKeys,
    methods: createMethods({ aws, trusts, keys: { issuer: issuerKeys, samlIdp: keys.samlIdp }, sts, now }),
    trusts,
    roleDenials: createRoleDenials({ aws, trusts, sts, iam: createIam(aws), policyName: revocationPolicyName }),
    console: createConsole({ config: aws.console, regions: aws.sts.regions, fetch, now }),
    consolePost: createConsolePosts({ aws, trusts, keys: keys.samlIdp, now }),
  }
}
