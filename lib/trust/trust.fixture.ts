import type { AccountConfig, Config, RoleConfig } from '../config/config'
import { type PartitionId, partitions } from '../domain/partition'
import type { TrustMethod, TrustPlan } from './plan'
import { planTrust } from './plan-trust'
import type { TrustRequest } from './trust-request'

/** As long as IAM demands, with what needs quoting somewhere. */
export const samlMetadata = `<?xml version="1.0"?>\n<md:EntityDescriptor entityID="it's $\{x}"/>\n<!-- ${'x'.repeat(1000)} -->\n`
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

function makeAccount(partition: PartitionId): AccountConfig {
  return {
    id: '111122223333',
    partition,
    alias: 'pay-prod',
    name: 'Payments',
    environment: 'production',
    region: partitions[partition].globalRegion,
    tags: {},
    methods: ['web-identity'],
    trust: { externalId: null, via: [], user: null, sendsTags: true, sendsSourceIdentity: true },
  }
}

interface ConfigShape {
  readonly partition?: PartitionId
  readonly roles?: readonly RoleConfig[]
  readonly aws?: Partial<Config['aws']>
  readonly sources?: readonly string[]
}

/** One account with one role, reached from one source, at a portal on https. */
export function makeConfig(shape: ConfigShape = {}): TrustRequest['config'] {
  const { partition = 'aws', roles = [makeRole()], sources = ['corp'], aws = {} } = shape
  return {
    signIn: sources.map(makeSource),
    aws: {
      sts: { regions: [], endpoint: null, fips: false, dualStack: false, deadlineSeconds: 8 },
      webIdentity: { issuer: 'https://brevet.example/aws', audience: 'sts.amazonaws.com' },
      saml: { providerName: 'brevet', entityId: 'https://brevet.example/federation/saml/metadata', partitions: {} },
      assumeRole: { mfaSerial: null },
      transitiveTags: [],
      sessionTags: { email: 'email', team: 'attributes.team' },
      console: { federationEndpoint: null, destinationHosts: [], partitions: {} },
      ...aws,
    },
    access: {
      accounts: [makeAccount(partition)],
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
    broker: { principalArn: `arn:${partition}:iam::999988887777:role/identity-broker`, externalId },
    ...changes,
  }
}

/** The plan of a method; fails the test when there is none. */
export function makePlan(method: TrustMethod, changes: Partial<TrustRequest> = {}): TrustPlan {
  const result = planTrust(makeRequest({ method, ...changes }))
  if (!result.ok) throw new Error(result.faults.join('; '))
  return result.plan
}

function makeSource(id: string): Config['signIn'][number] {
  return {
    kind: 'saml',
    id,
    label: id,
    emailDomains: [],
    emailTrust: 'verified',
    groupNames: {},
    groupSeparator: null,
    groupsSuspectAt: null,
    metadata: { from: 'url', url: 'https://idp.example/metadata', entityId: null },
    spEntityId: `https://brevet.example/auth/${id}/metadata`,
    signed: 'either',
    attributes: { subject: null, name: [], email: [], groups: [], others: {} },
    clockSkewSeconds: 120,
    forceAuthn: false,
    awsAssertion: null,
  }
}
