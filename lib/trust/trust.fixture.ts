import type { AccountConfig, Config, OidcSourceConfig, RoleConfig, SamlSourceConfig } from '../config/config'
import { type PartitionId, partitions } from '../domain/partition'
import { secret } from '../domain/secret'
import type { TrustMethod, TrustPlan } from './plan'
import { planTrust } from './plan-trust'
import type { TrustRequest } from './trust-request'

/** As long as IAM demands, with what needs quoting somewhere. */
export const samlMetadata = `<?xml version="1.0"?>\n<md:EntityDescriptor entityID="it's $\{x}"/>\n<!-- ${'x'.repeat(1000)} -->\n`
/** Of the company's application for AWS. */
export const companyMetadata = `<EntityDescriptor entityID="https://sso.corp.example/aws"></EntityDescriptor><!-- ${'x'.repeat(1000)} -->`
export const externalId = 'brevet-7QK2M9XA'

export function makeRole(changes: Partial<RoleConfig> = {}): RoleConfig {
  return {
    name: 'ReadOnly',
    path: '/',
    description: 'Look, do not touch',
    privileged: false,
    maxSessionSeconds: 43_200,
    console: true,
    keys: true,
    methods: null,
    sessionPolicy: null,
    mfa: false,
    ...changes,
  }
}

function makeAccount({ partition = 'aws', methods = ['web-identity'], trust = {} }: ConfigShape): AccountConfig {
  return {
    id: '111122223333',
    partition,
    alias: 'pay-prod',
    name: 'Payments',
    environment: 'production',
    region: partitions[partition].globalRegion,
    tags: {},
    methods,
    trust: { externalId: null, via: [], user: null, sendsTags: true, sendsSourceIdentity: true, ...trust },
  }
}

interface ConfigShape {
  readonly partition?: PartitionId
  /** Of the account. */
  readonly methods?: AccountConfig['methods']
  readonly trust?: Partial<AccountConfig['trust']>
  readonly roles?: readonly RoleConfig[]
  readonly aws?: Partial<Config['aws']>
  /** By their ids. */
  readonly sources?: readonly string[]
  /** OIDC sources beside them. */
  readonly company?: readonly Partial<OidcSourceConfig>[]
  /** Ids of SAML sources beside them, with an application for AWS. */
  readonly assertedBy?: readonly string[]
}

/** One account with one role, reached from one source, at a portal on https. */
export function makeConfig(shape: ConfigShape = {}): TrustRequest['config'] {
  const { roles = [makeRole()], sources = ['corp'], company = [], assertedBy = [], aws = {} } = shape
  return {
    signIn: [
      ...sources.map((id) => makeSource(id, null)),
      ...company.map(makeCompanySource),
      ...assertedBy.map((id) => makeSource(id, makeAwsAssertion(id))),
    ],
    aws: {
      sts: { regions: [], endpoint: null, fips: false, dualStack: false, deadlineSeconds: 8 },
      webIdentity: { issuer: 'https://brevet.example/aws', audience: 'sts.amazonaws.com', keys: [] },
      saml: { providerName: 'brevet', entityId: 'https://brevet.example/federation/saml/metadata', partitions: {} },
      assumeRole: { principal: null, mfaSerial: null },
      revocation: { roles: {}, endpoint: null },
      transitiveTags: [],
      sessionTags: { email: 'email', team: 'attributes.team' },
      console: { federationEndpoint: null, destinationHosts: [], partitions: {} },
      ...aws,
    },
    access: {
      accounts: [makeAccount(shape)],
      roles,
      grants: [],
      admins: { source: null, groups: [] },
      auditors: { source: null, groups: [] },
    },
  }
}

/** Everything that any method asks for. */
export function makeRequest(changes: Partial<TrustRequest> = {}): TrustRequest {
  const config = changes.config ?? makeConfig()
  const partition = config.access.accounts[0]?.partition ?? 'aws'
  return {
    config,
    accountId: '111122223333',
    method: null,
    roleNames: null,
    samlMetadata,
    principalArn: `arn:${partition}:iam::999988887777:role/identity-broker`,
    externalId: (id) => (id === '111122223333' ? externalId : `brevet-of-${id}`),
    subjects: [],
    companyMetadata: () => companyMetadata,
    ...changes,
  }
}

/** The plan of a method, or of all that the file names; fails the test when there is none. */
export function makePlan(method: TrustMethod | null, changes: Partial<TrustRequest> = {}): TrustPlan {
  const company = method === 'id-token' ? [{}] : []
  const assertedBy = method === 'assertion' ? ['partners'] : []
  const config = changes.config ?? makeConfig({ company, assertedBy })
  const subjects = method === 'id-token' ? ['00u1ana'] : []
  const result = planTrust(makeRequest({ method, config, subjects, ...changes }))
  if (!result.ok) throw new Error(result.faults.join('; '))
  return result.plan
}

/** The company's OpenID provider, with Brevet as its confidential client. */
function makeCompanySource(changes: Partial<OidcSourceConfig> = {}): OidcSourceConfig {
  return {
    kind: 'oidc',
    id: 'company',
    label: 'Company',
    emailDomains: [],
    emailTrust: 'verified',
    groupNames: {},
    groupSeparator: null,
    groupsSuspectAt: null,
    directory: null,
    issuer: 'https://idp.example/realms/corp',
    clientId: 'brevet-client',
    clientSecret: secret('a client secret'),
    clientAuthentication: 'client_secret_basic',
    scopes: ['openid'],
    claims: { subject: 'sub', name: 'name', email: 'email', groups: [], groupFormat: 'values', attributes: {} },
    userinfo: 'auto',
    responseMode: 'query',
    pkce: 'required',
    parameters: {},
    tenants: [],
    requireClaims: {},
    ...changes,
  }
}

function makeAwsAssertion(id: string): SamlSourceConfig['awsAssertion'] {
  const metadata = { from: 'url', url: 'https://idp.example/aws', entityId: null } as const
  return { spEntityId: `https://brevet.example/auth/${id}/aws/metadata`, metadata }
}

function makeSource(id: string, awsAssertion: SamlSourceConfig['awsAssertion']): SamlSourceConfig {
  return {
    kind: 'saml',
    id,
    label: id,
    emailDomains: [],
    emailTrust: 'verified',
    groupNames: {},
    groupSeparator: null,
    groupsSuspectAt: null,
    directory: null,
    metadata: { from: 'url', url: 'https://idp.example/metadata', entityId: null },
    spEntityId: `https://brevet.example/auth/${id}/metadata`,
    signed: 'either',
    attributes: { subject: null, name: [], email: [], groups: [], others: {} },
    clockSkewSeconds: 120,
    forceAuthn: false,
    awsAssertion,
  }
}
