import type { AccountConfig, AccountTrustConfig, AwsConfig } from '../config/config'
import type { Entitlement } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import { secret } from '../domain/secret'
import { plainTerms } from '../domain/terms'
import { type AccountTrusts, accountTrusts } from './account-trust'
import type { IssueRequest } from './method'

/** Ana with a verified e-mail; change what a test is about. */
export function makeIdentity(changes: Partial<Identity> = {}): Identity {
  return {
    source: 'corp',
    subject: '00u1ana',
    name: 'Ana Example',
    email: 'ana@corp.example',
    emailVerified: true,
    groups: [{ value: 'platform', raw: 'platform', from: 'groups' }],
    groupsFrom: 'answer',
    attributes: [{ name: 'team', values: ['payments'] }],
    authenticatedAt: new Date('2026-11-25T07:58:00Z'),
    ...changes,
  }
}

/** Developer below a path in one account of partition aws. */
export function makeEntitlement(changes: Partial<Entitlement> = {}): Entitlement {
  return {
    id: '111122223333/Developer',
    account: {
      id: '111122223333',
      partition: 'aws',
      alias: 'pay-prod',
      name: 'Payments',
      environment: 'production',
      region: 'eu-west-1',
      tags: {},
    },
    role: {
      name: 'Developer',
      path: '/team/',
      arn: 'arn:aws:iam::111122223333:role/team/Developer',
      description: '',
      privileged: false,
      maxSessionSeconds: 14_400,
      sessionPolicy: null,
    },
    method: 'web-identity',
    methods: ['web-identity'],
    methodReason: { because: 'only', passedOver: [] },
    isChained: false,
    carriesTags: true,
    needsMfaCode: false,
    console: true,
    keys: true,
    maxDurationSeconds: 14_400,
    terms: plainTerms,
    because: [],
    ...changes,
  }
}

export function makeIssueRequest(changes: Partial<IssueRequest> = {}): IssueRequest {
  return {
    identity: makeIdentity(),
    entitlement: makeEntitlement(),
    durationSeconds: 3600,
    sessionPolicy: null,
    reference: 'brv-TEST-0001',
    mfaCode: null,
    proof: () => Promise.reject(new BrevetError('proof_missing')),
    ...changes,
  }
}

/** Two regions and an STS at `endpoint`. */
export function makeAwsConfig(endpoint: string | null, changes: Partial<AwsConfig> = {}): AwsConfig {
  return {
    sts: { regions: ['eu-west-1', 'eu-central-1'], endpoint, fips: false, dualStack: false, deadlineSeconds: 8 },
    webIdentity: { issuer: 'https://brevet.example', audience: 'sts.amazonaws.com', keys: [{ kind: 'database' }] },
    saml: { providerName: 'brevet', entityId: 'https://brevet.example/federation/saml/metadata', partitions: {} },
    assumeRole: { principal: null, mfaSerial: null },
    revocation: { roles: {}, endpoint: null },
    transitiveTags: [],
    sessionTags: { email: 'email', team: 'attributes.team' },
    console: { federationEndpoint: null, destinationHosts: [], partitions: {} },
    ...changes,
  }
}

/** The key of the ExternalIds in tests. */
const externalIdSecret = secret('a key of the tests')

/** What Brevet knows of the entitlement's account. */
export function makeTrusts(changes: Partial<AccountTrustConfig> = {}): AccountTrusts {
  const trust = { externalId: null, via: [], user: null, sendsTags: true, sendsSourceIdentity: true, ...changes }
  const account: AccountConfig = { ...makeEntitlement().account, methods: ['web-identity'], trust }
  return accountTrusts([account], externalIdSecret)
}
