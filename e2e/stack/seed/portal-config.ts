import { stringify } from 'yaml'
import type { SeedAccount } from './accounts'
import type { StackAddresses } from './addresses'
import { brokerArns } from './broker'
import { brokerSettings } from './broker-settings'
import { grants } from './grants'
import { policies } from './policies'
import { type SeedRole, seedRoles } from './roles'

/** Environment variable that holds the client secret at the OIDC provider. */
export const corporateSecretVariable = 'CORP_SECRET'

/** The demo's brevet.yaml: one line a source, account, role and grant. */
export function renderPortalConfig(addresses: StackAddresses, accounts: readonly SeedAccount[]): string {
  return [
    '# Written by the demo at each start; changes are lost.',
    `publicUrl: ${addresses.portal}`,
    'support: { name: the platform team, url: "mailto:platform@corp.example" }',
    'apiTokens: { enabled: true }',
    'rateLimits: { signInsPerAddress: 100000, signInsPerSource: 100000, handOutsPerPerson: 100000 } # one machine asks for everybody',
    list('signIn', [corporateSource(addresses), partnerSource(addresses)]),
    stringify({ aws: awsSection(addresses, accounts) }).trimEnd(),
    list(
      'accounts',
      accounts.map((account) => accountEntry(account, accounts)),
    ),
    list('roles', seedRoles.map(roleEntry)),
    list('policies', policies),
    list('grants', grants),
    'admins: { groups: [aws-admins] }',
    'auditors: { groups: [audit] }',
    '',
  ].join('\n')
}

function list(key: string, entries: readonly object[]): string {
  const lines = entries.map((entry) => `  - ${stringify(entry, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()}`)
  return [`${key}:`, ...lines].join('\n')
}

function corporateSource(addresses: StackAddresses) {
  return {
    id: 'corp',
    kind: 'oidc',
    label: 'Corporate SSO (OIDC)',
    issuer: addresses.oidc,
    clientId: 'brevet',
    clientSecret: `\${env:${corporateSecretVariable}}`,
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { groups: 'groups', attributes: { team: 'team', department: 'department' } },
    emailDomains: ['corp.example'],
  }
}

function partnerSource(addresses: StackAddresses) {
  return {
    id: 'partners',
    kind: 'saml',
    label: 'Partner SSO (SAML)',
    metadataUrl: `${addresses.saml}/metadata`,
    attributes: {
      name: 'name',
      email: 'email',
      groups: 'memberOf',
      others: { team: 'team', department: 'department' },
    },
    emailDomains: ['partner.example'],
    awsAssertion: {},
  }
}

const stsRegions = ['eu-west-1', 'eu-central-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1']

function awsSection(addresses: StackAddresses, accounts: readonly SeedAccount[]) {
  return {
    // One address a region, so that a region can be down for calls that nobody signs as well.
    sts: {
      regions: stsRegions,
      endpoint: Object.fromEntries(stsRegions.map((region) => [region, `${addresses.aws}/sts/${region}`])),
    },
    method: 'web-identity',
    assumeRole: { principal: brokerArns(accounts).brokerUser, mfaSerial: brokerArns(accounts).brokerMfa },
    revocation: { endpoint: addresses.aws },
    console: { federationEndpoint: `${addresses.aws}/federation` },
    sessionTags: { email: 'email', team: 'attributes.team' },
  }
}

function accountEntry(account: SeedAccount, accounts: readonly SeedAccount[]) {
  const { id, alias, name, environment, region, team, method } = account
  const entry = {
    id,
    alias,
    name,
    environment,
    region,
    tags: { team },
    ...(method === 'web-identity' ? {} : { method }),
  }
  return { ...entry, ...brokerSettings(account, accounts) }
}

function roleEntry({ name, path, description, maxSessionHours, console, keys, privileged, settings }: SeedRole) {
  return {
    name,
    ...(path === undefined ? {} : { path }),
    description,
    maxSession: `${maxSessionHours}h`,
    ...(console === undefined ? {} : { console }),
    ...(keys === undefined ? {} : { keys }),
    ...(privileged === undefined ? {} : { privileged }),
    ...settings,
  }
}
