import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createRegistry } from '../aws/registry'
import { people } from '../people'
import { createSigningCertificate } from '../saml/certificate'
import { addressesAt, renderMetadata } from '../saml/metadata'
import { createAccounts, type SeedAccount } from './accounts'
import { registerAccounts, registerCompanySignIn, registerPartnerSignIn } from './aws'
import { grants } from './grants'
import { corporateSecretVariable, renderPortalConfig } from './portal-config'
import { rolesOf } from './roles'
import { userLabs } from './user-labs'

const addresses = {
  portal: 'http://localhost:3000',
  oidc: 'http://localhost:4101',
  saml: 'http://localhost:4102',
  aws: 'http://localhost:4566',
}
const accounts = createAccounts()
const distinct = (values: readonly string[]) => new Set(values).size

describe('the seed', () => {
  it('has at least 400 accounts with ids and aliases of their own', () => {
    expect(accounts.length).toBeGreaterThanOrEqual(400)
    expect(distinct(accounts.map(({ id }) => id))).toBe(accounts.length)
    expect(distinct(accounts.map(({ alias }) => alias))).toBe(accounts.length)
    expect(accounts.filter(({ id }) => !/^[1-9]\d{11}$/.test(id))).toEqual([])
  })

  it('covers five environments, four partitions and the methods by which accounts are reached', () => {
    expect([...new Set(accounts.map(({ environment }) => environment))].sort()).toEqual([
      'development',
      'production',
      'sandbox',
      'shared',
      'staging',
    ])
    const partitions = ['aws', 'aws-cn', 'aws-eusc', 'aws-us-gov']
    expect([...new Set(accounts.map(({ partition }) => partition))].sort()).toEqual(partitions)
    expect([...new Set(accounts.map(({ method }) => method))].sort()).toEqual([
      'assertion',
      'id-token',
      'saml',
      'web-identity',
    ])
  })

  it('has every method in every partition, but Brevet’s own identity in its own only', () => {
    const kindOf = ({ alias, method }: SeedAccount) => userLabs.find((lab) => lab.alias === alias)?.kind ?? method
    for (const partition of ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc']) {
      const kinds = accounts.filter((account) => account.partition === partition).map(kindOf)
      expect(kinds).toEqual(expect.arrayContaining(['federation', 'id-token', 'saml', 'session', 'web-identity']))
    }
  })

  it('keeps each region in its partition', () => {
    const prefixes = { 'us-gov-': 'aws-us-gov', 'cn-': 'aws-cn', 'eusc-': 'aws-eusc' }
    const partitionOf = (region: string) =>
      Object.entries(prefixes).find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'
    expect(accounts.filter(({ region, partition }) => partitionOf(region) !== partition)).toEqual([])
  })

  it('writes the same configuration at each start', () => {
    expect(renderPortalConfig(addresses, createAccounts())).toBe(renderPortalConfig(addresses, accounts))
  })

  it('writes the accounts, roles and grants as YAML that reads back as it was meant', () => {
    const config = parse(renderPortalConfig(addresses, accounts))
    expect(config.accounts).toHaveLength(accounts.length)
    expect(config.accounts[0]).toMatchObject({ id: '111122223333', alias: 'pay-prod', tags: { team: 'payments' } })
    expect(config.grants).toEqual(grants)
    expect(config.signIn[0].clientSecret).toBe(`\${env:${corporateSecretVariable}}`)
  })

  it('names only groups, accounts and teams that exist, apart from dan', () => {
    const named = grants.flatMap((grant) => ('groups' in grant.when ? grant.when.groups : []))
    const groupsOf = (key: string) => people.find((person) => person.key === key)?.groups ?? []
    for (const key of ['ana', 'ben', 'cleo', 'eve'])
      expect(groupsOf(key).some((group) => named.some((name) => name === group))).toBe(true)
    expect(groupsOf('dan').some((group) => named.some((name) => name === group))).toBe(false)
  })

  it('is accepted by AWS, with every role of every account', async () => {
    const registry = createRegistry()
    registerAccounts(registry, accounts, addresses.portal)
    registerCompanySignIn(registry, accounts, addresses.oidc)
    const { certificate } = await createSigningCertificate(new Date())
    const metadata = renderMetadata(addressesAt(addresses.saml), certificate)
    registerPartnerSignIn(registry, accounts, { url: addresses.saml, metadata })
    const missing = accounts.flatMap((account) =>
      rolesOf(account)
        .map(({ name, path = '/' }) => `arn:${account.partition}:iam::${account.id}:role${path}${name}`)
        .filter((arn) => registry.role(arn) === null),
    )
    expect(missing).toEqual([])
  })
})
