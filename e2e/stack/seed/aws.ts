import type { AwsRegistry } from '../aws/registry'
import type { SeedAccount } from './accounts'
import { brokerStatements } from './broker-aws'
import { seedBuckets } from './buckets'
import { rolesOf, type SeedRole } from './roles'
import {
  audience,
  companyClient,
  companyTrustPolicy,
  partnerProviderName,
  partnerTrustPolicy,
  samlProviderName,
  trustPolicyFor,
} from './trust'

/**
 * Registers what administrators of these accounts would have made: provider, roles and buckets; all but the SAML
 * metadata, and the roles that trust a provider of people.
 */
export function registerAccounts(registry: AwsRegistry, accounts: readonly SeedAccount[], portalUrl: string): void {
  for (const account of accounts) {
    const { id, partition, name } = account
    registry.registerAccount({ id, partition, name })
    if (account.method === 'web-identity') {
      registry.registerOidcProvider({ accountId: id, url: portalUrl, clientIds: [audience] })
    }
    if (account.method === 'id-token' || account.method === 'assertion') continue
    const trustPolicy = trustPolicyFor(account, portalUrl, brokerStatements(account, accounts))
    for (const role of rolesOf(account)) registry.registerRole(roleRegistration(role, account, trustPolicy))
  }
  registerBuckets(registry, accounts)
}

/**
 * Registers Brevet's metadata in the accounts that are reached by SAML, as their administrators do once the portal
 * runs.
 */
export function registerSamlProviders(registry: AwsRegistry, accounts: readonly SeedAccount[], metadata: string): void {
  for (const { id, method } of accounts) {
    if (method === 'saml') registry.registerSamlProvider({ accountId: id, name: samlProviderName, metadata })
  }
}

/** Registers the company's provider, with the portal as its client, in the accounts that trust its tokens, and their roles. */
export function registerCompanySignIn(registry: AwsRegistry, accounts: readonly SeedAccount[], oidcUrl: string): void {
  for (const account of accounts.filter(({ method }) => method === 'id-token')) {
    registry.registerOidcProvider({ accountId: account.id, url: oidcUrl, clientIds: [companyClient] })
    const trustPolicy = companyTrustPolicy(account, oidcUrl)
    for (const role of rolesOf(account)) registry.registerRole(roleRegistration(role, account, trustPolicy))
  }
}

/** Registers the partner's provider in the accounts that trust its assertions, and their roles. */
export function registerPartnerSignIn(
  registry: AwsRegistry,
  accounts: readonly SeedAccount[],
  partner: { readonly url: string; readonly metadata: string },
): void {
  for (const account of accounts.filter(({ method }) => method === 'assertion')) {
    const { metadata, url } = partner
    registry.registerSamlProvider({ accountId: account.id, name: partnerProviderName, metadata })
    const trustPolicy = partnerTrustPolicy(account, url)
    for (const role of rolesOf(account)) registry.registerRole(roleRegistration(role, account, trustPolicy))
  }
}

function roleRegistration(role: SeedRole, account: SeedAccount, trustPolicy: object) {
  return {
    accountId: account.id,
    partition: account.partition,
    path: role.path ?? '/',
    name: role.name,
    trustPolicy,
    permissionPolicies: [{ Version: '2012-10-17', Statement: [role.permits] }],
    maxSessionDuration: role.maxSessionHours * 3600,
  }
}

function registerBuckets(registry: AwsRegistry, accounts: readonly SeedAccount[]): void {
  for (const { alias, name, objects } of seedBuckets) {
    const account = accounts.find((candidate) => candidate.alias === alias)
    if (!account) throw new Error(`the seed has a bucket for ${alias}, and no such account`)
    registry.registerBucket({ name, accountId: account.id, region: account.region, objects })
  }
}
