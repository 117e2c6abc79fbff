import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Attribute, Identity } from '../domain/identity'
import { judgeEmail } from './email'
import { readGroups } from './groups'
import { attributeAt, checkOverage, claimAt, groupInputs } from './oidc-claims'
import { emailClaim } from './oidc-email'
import type { Claims } from './oidc-token'
import { checkSubject, displayName } from './person'

/** What the provider said of one person. */
export interface PersonClaims {
  readonly idToken: Claims
  /** Null when userinfo was not asked. */
  readonly userinfo: Claims | null
}

/**
 * Turns verified claims into an identity. The ID token wins for who the person is, userinfo for groups; the subject and required
 * claims come from the ID token alone. Fails with `claims_malformed`, `groups_incomplete`, `tenant_not_allowed` (a required claim
 * differs), `email_unverified` or `email_domain_not_allowed`.
 */
export function identityOf(person: PersonClaims, config: OidcSourceConfig, now: Date): Identity {
  const documents = [person.idToken, ...(person.userinfo ? [person.userinfo] : [])]
  checkRequired(person.idToken, config.requireClaims)
  const subject = checkSubject(claimAt(person.idToken, config.claims.subject))
  const claim = emailClaim(documents, config.claims.email)
  const email = judgeEmail({ ...claim, trust: config.emailTrust, domains: config.emailDomains })
  return {
    source: config.id,
    subject,
    name: displayName(nameCandidates(documents, config.claims.name), subject),
    ...email,
    ...groupsOf(person, config),
    attributes: attributesOf(documents, config.claims.attributes),
    authenticatedAt: authenticatedAt(person.idToken, now),
  }
}

/** Whether a document holds all group claims, so that nothing more need be asked. */
export function hasGroupClaims(claims: Claims, addresses: readonly string[]): boolean {
  return addresses.every((address) => claimAt(claims, address) !== undefined)
}

function checkRequired(claims: Claims, required: Readonly<Record<string, string>>): void {
  for (const [address, expected] of Object.entries(required)) {
    const value = claimAt(claims, address)
    const isText = ['string', 'number', 'boolean'].includes(typeof value)
    if (!isText || String(value) !== expected) {
      throw new BrevetError('tenant_not_allowed', {
        claim: address,
        reason: value === undefined ? 'missing' : 'differs',
      })
    }
  }
}

function groupsOf(person: PersonClaims, config: OidcSourceConfig): Pick<Identity, 'groups' | 'groupsState'> {
  const { groups: addresses, groupFormat } = config.claims
  const documents = person.userinfo ? [person.userinfo, person.idToken] : [person.idToken]
  for (const claims of documents) checkOverage(claims, addresses)
  const inputs = addresses.flatMap((address) => {
    const claims = documents.find((candidate) => claimAt(candidate, address) !== undefined)
    return claims ? groupInputs(claims, address, groupFormat) : []
  })
  const { groupNames, groupSeparator: separator, groupsSuspectAt: suspectAt } = config
  return readGroups(inputs, { groupNames, separator, suspectAt })
}

/** For display only: the configured claim, then what people recognise themselves by. */
function nameCandidates(documents: readonly Claims[], address: string): readonly (string | null)[] {
  const addresses = [address, 'preferred_username', 'upn', 'email']
  return addresses.flatMap((candidate) =>
    documents.map((claims) => {
      const value = claimAt(claims, candidate)
      return typeof value === 'string' ? value : null
    }),
  )
}

function attributesOf(documents: readonly Claims[], addresses: Readonly<Record<string, string>>): readonly Attribute[] {
  return Object.entries(addresses).flatMap(([name, address]) => {
    const found = documents.map((claims) => attributeAt(claims, name, address)).find((attribute) => attribute !== null)
    return found ? [found] : []
  })
}

/** `auth_time` when the provider gives a possible one, else `iat`. */
function authenticatedAt(claims: Claims, now: Date): Date {
  const latest = now.getTime() / 1000 + 60
  const seconds = [claims['auth_time'], claims['iat']].find(
    (value): value is number => typeof value === 'number' && value > 0 && value <= latest,
  )
  return seconds === undefined ? now : new Date(seconds * 1000)
}
