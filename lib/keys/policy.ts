import type { KeyUse, SigningKey } from '../domain/signing-key'

/** How the keys of one use live; all in milliseconds. */
export interface KeyPolicy {
  readonly use: KeyUse
  readonly algorithm: SigningKey['algorithm']
  /** How long a key signs before the next takes over. */
  readonly signing: number
  /** How long a key is published before it signs. */
  readonly ahead: number
  /** How long a key stays published after the next has taken over. */
  readonly overlap: number
}

const hour = 3_600_000
const day = 24 * hour

/** AWS caches a JWKS for a time it does not document: a key is seen by verifiers a day before, and a day after, it signs. */
export const oidcIssuerPolicy: KeyPolicy = {
  use: 'oidc-issuer',
  algorithm: 'ES256',
  signing: 90 * day,
  ahead: 2 * day,
  overlap: 7 * day,
}

/** IAM fetches no SAML metadata: people bring a new certificate to every account, so it comes rarely and a month ahead. */
export const samlIdpPolicy: KeyPolicy = {
  use: 'saml-idp',
  algorithm: 'RS256',
  signing: 730 * day,
  ahead: 30 * day,
  overlap: 30 * day,
}

export const samlSpPolicy: KeyPolicy = { ...samlIdpPolicy, use: 'saml-sp' }

/** Opens what was encrypted for it until it retires: providers whose people copy certificates have two months for the next one. */
export const samlSpEncryptionPolicy: KeyPolicy = {
  ...samlIdpPolicy,
  use: 'saml-sp-encryption',
  algorithm: 'RSA-OAEP',
}

/** A key's last token may live for an hour and be cached for a day: it stops signing so long before it retires. */
const lastSignatureBeforeRetirement = day + hour

/** The life of a key, or of the key to be made. */
export interface KeyLife {
  readonly activeFrom: Date
  readonly retiresAt: Date
}

/** The life of a key that is the first of its use: it signs at once. */
export function firstLife(policy: KeyPolicy, now: Date): KeyLife {
  return lifeFrom(policy, now.getTime())
}

/**
 * The life of the key after `newest`, or null while none is due. It takes over when its time has come, and never unseen by
 * verifiers; only when Brevet stood still so long that `newest` is about to retire does it take over earlier than that.
 */
export function nextLife(policy: KeyPolicy, newest: SigningKey, now: Date): KeyLife | null {
  const due = newest.activeFrom.getTime() + policy.signing
  if (now.getTime() < due - policy.ahead) return null
  const latest = newest.retiresAt.getTime() - lastSignatureBeforeRetirement
  const published = Math.max(due, now.getTime() + policy.ahead)
  return lifeFrom(policy, Math.max(now.getTime(), Math.min(published, latest)))
}

/** Shortest time after which a key cannot be of the current generation any more. */
export function longestLife(policy: KeyPolicy): number {
  return policy.signing + policy.overlap
}

function lifeFrom(policy: KeyPolicy, activeFrom: number): KeyLife {
  return { activeFrom: new Date(activeFrom), retiresAt: new Date(activeFrom + longestLife(policy)) }
}
