/** Test support: domain values with every field filled, hostile text included. */
import type { AwsAnswer, OidcProof, SamlProof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { PortalSession } from '../domain/session'
import type { PendingSignIn } from '../domain/sign-in'
import type { SigningKey } from '../domain/signing-key'

/** 2026-03-01T09:00 UTC and so many seconds. */
export function instant(seconds = 0): Date {
  return new Date(Date.UTC(2026, 2, 1, 9, 0, seconds))
}

export const hostileText = `'; drop table sessions; -- \u0000 \ud800 "{}" \u202e <script> 𝕳é`

export function aSession(changes: Partial<PortalSession> = {}): PortalSession {
  return {
    idHash: 'hash-of-a-session-id',
    identity: {
      source: 'corp',
      subject: 'ana',
      name: hostileText,
      email: 'ana@example.com',
      emailVerified: true,
      groups: [{ value: hostileText, raw: 'raw', from: 'groups' }],
      groupsFrom: 'answer',
      attributes: [{ name: 'team', values: ['blue', hostileText] }],
      authenticatedAt: instant(),
    },
    client: { ip: '192.0.2.1', userAgent: hostileText },
    createdAt: instant(),
    lastSeenAt: instant(),
    expiresAt: instant(3600),
    revokedAt: null,
    ...changes,
  }
}

export function aSessionOf(source: string, subject: string, idHash: string): PortalSession {
  const session = aSession({ idHash })
  return { ...session, identity: { ...session.identity, source, subject } }
}

export function aPendingSignIn(changes: Partial<PendingSignIn> = {}): PendingSignIn {
  return {
    id: 'state-1',
    source: 'corp',
    browserHash: 'browser-1',
    returnTo: '/roles/111122223333/ReadOnly?x=1',
    memory: { nonce: 'canary-nonce', verifier: hostileText },
    createdAt: instant(),
    expiresAt: instant(600),
    ...changes,
  }
}

export function anOidcProof(idToken = 'canary-id-token'): OidcProof {
  const refreshToken = secret('canary-refresh-token')
  return { kind: 'oidc', idToken: secret(idToken), refreshToken, sessionId: 'sid', expiresAt: instant(300) }
}

export function aSamlProof(): SamlProof {
  return {
    kind: 'saml',
    assertionId: '_assertion',
    assertion: secret('<Assertion>canary-assertion</Assertion>'),
    nameId: { value: hostileText, format: null, nameQualifier: 'q', spNameQualifier: null },
    sessionIndex: null,
    expiresAt: instant(300),
  }
}

export function anAwsAnswer(changes: Partial<AwsAnswer> = {}): AwsAnswer {
  return {
    kind: 'aws',
    samlResponse: secret('canary-aws-answer'),
    issuedAt: instant(),
    expiresAt: instant(300),
    sessionEndsBy: null,
    attributes: [{ name: hostileText, values: ['canary-value', ''] }],
    ...changes,
  }
}

export function aSigningKey(changes: Partial<SigningKey> = {}): SigningKey {
  return {
    id: 'thumbprint-1',
    use: 'oidc-issuer',
    algorithm: 'ES256',
    privateKey: secret('canary-private-key'),
    publicKey: 'public key',
    certificate: null,
    createdAt: instant(),
    activeFrom: instant(),
    retiresAt: instant(3600),
    ...changes,
  }
}
