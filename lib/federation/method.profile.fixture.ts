import type { AccountTrustConfig } from '../config/config'
import type { Entitlement, SessionPolicy } from '../domain/entitlement'
import { type FederationKind, federationTraits } from '../domain/federation-kind'
import { secret } from '../domain/secret'
import { makeEntitlement } from './issue.fixture'
import type { RegisteredCaller } from './registration.fixture'

/** In what the methods differ, as far as the contract has to know. */
export interface MethodProfile {
  readonly kind: FederationKind
  readonly operation: string
  /** What vouches: something that Brevet makes for each call, the answer of the person's provider, or keys that sign. */
  readonly vouchesBy: 'fresh-proof' | 'provider' | 'signature'
  /** AWS is told who the person is, and says so; null where it is told nothing. */
  readonly holder: { readonly arn: RegExp; readonly hasSourceIdentity: boolean } | null
  readonly hasTags: boolean
  /** A one-time code goes with the call, so that it is sent once. */
  readonly isOneShot: boolean
}

const mark = '[A-Z2-7]{16}'
const role = {
  arn: new RegExp(`^arn:aws:sts::111122223333:assumed-role/Developer/ana@corp\\.example=${mark}$`),
  hasSourceIdentity: true,
}
const user = {
  arn: new RegExp(`^arn:aws:sts::111122223333:federated-user/ana@corp\\.exampl=${mark}$`),
  hasSourceIdentity: false,
}

export const profiles: Readonly<Record<FederationKind, MethodProfile>> = {
  'web-identity': {
    kind: 'web-identity',
    operation: 'AssumeRoleWithWebIdentity',
    vouchesBy: 'fresh-proof',
    holder: role,
    hasTags: true,
    isOneShot: false,
  },
  saml: {
    kind: 'saml',
    operation: 'AssumeRoleWithSAML',
    vouchesBy: 'fresh-proof',
    holder: role,
    hasTags: true,
    isOneShot: false,
  },
  'id-token': {
    kind: 'id-token',
    operation: 'AssumeRoleWithWebIdentity',
    vouchesBy: 'provider',
    holder: { ...role, hasSourceIdentity: false },
    hasTags: false,
    isOneShot: false,
  },
  assertion: {
    kind: 'assertion',
    operation: 'AssumeRoleWithSAML',
    vouchesBy: 'provider',
    holder: {
      arn: /^arn:aws:sts::111122223333:assumed-role\/Developer\/ana\.example$/,
      hasSourceIdentity: false,
    },
    hasTags: false,
    isOneShot: false,
  },
  'assume-role': {
    kind: 'assume-role',
    operation: 'AssumeRole',
    vouchesBy: 'signature',
    holder: role,
    hasTags: true,
    isOneShot: false,
  },
  'federation-token': {
    kind: 'federation-token',
    operation: 'GetFederationToken',
    vouchesBy: 'signature',
    holder: user,
    hasTags: true,
    isOneShot: false,
  },
  'session-token': {
    kind: 'session-token',
    operation: 'GetSessionToken',
    vouchesBy: 'signature',
    holder: null,
    hasTags: false,
    isOneShot: true,
  },
}

export const mfaSerial = 'arn:aws:iam::111122223333:mfa/brevet'
export const mfaCode = '492039'
const mfa = { serialNumber: mfaSerial, code: () => mfaCode }

/** Brevet's own keys, as its surroundings hold them. */
export const brokerKeys: RegisteredCaller = {
  accessKeyId: 'AKIAEXAMPLEBROKER01',
  secretAccessKey: 'the secret of the broker',
  arn: 'arn:aws:iam::999988887777:user/brevet',
  mfa: { ...mfa, serialNumber: 'arn:aws:iam::999988887777:mfa/brevet' },
}

/** The keys of the account's IAM user. */
export const userKeys: RegisteredCaller = {
  accessKeyId: 'AKIAEXAMPLEUSER0001',
  secretAccessKey: 'the secret of the user',
  arn: 'arn:aws:iam::111122223333:user/service/brevet',
  mfa,
}

export function userConfig(secretAccessKey = userKeys.secretAccessKey): NonNullable<AccountTrustConfig['user']> {
  return { accessKeyId: userKeys.accessKeyId, secretAccessKey: secret(secretAccessKey), mfaSerial }
}

export const readBuckets: SessionPolicy = {
  policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:List*","Resource":"*"}]}',
  policyArns: [],
}

/** Developer, to be had by this method. */
export function entitlementBy(kind: FederationKind, changes: Partial<Entitlement> = {}): Entitlement {
  const { role, ...entitlement } = makeEntitlement()
  const needsPolicy = kind === 'federation-token'
  return {
    ...entitlement,
    role: { ...role, sessionPolicy: needsPolicy ? readBuckets : null },
    method: kind,
    methods: [kind],
    console: federationTraits[kind].opensConsole,
    needsMfaCode: kind === 'session-token',
    ...changes,
  }
}
