import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { GroupList } from '../domain/group-list'
import type { Attribute, Group } from '../domain/identity'
import { judgeEmail } from './email'
import { readGroups } from './groups'
import { attributeAt, claimAt, groupInputs, statedCut } from './oidc-claims'
import { emailClaim } from './oidc-email'
import type { Claims } from './oidc-token'
import { checkSubject, displayName } from './person'
import type { StatedIdentity } from './stated-identity'
import { usualCut } from './usual-cut'

/** What the provider said of one person. */
export interface PersonClaims {
  readonly idToken: Claims
  /** Null when userinfo was not asked. */
  readonly userinfo: Claims | null
}

/**
 * Reads verified claims. The ID token wins for who the person is, userinfo for groups; the subject and required claims come from the
 * ID token alone. Fails with `claims_malformed`, `tenant_not_allowed` (a required claim differs), `email_unverified` or
 * `email_domain_not_allowed`.
 */
export function statedBy(person: PersonClaims, config: OidcSourceConfig, now: Date): StatedIdentity {
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
    groups: groupsOf(person, config),
    attributes: attributesOf(documents, config.claims.attributes),
    authenticatedAt: authenticatedAt(person.idToken, now),
  }
}

/** Whether a document alone says all that it could of groups: it holds every group claim, and none of them cut. */
export function hasWholeGroups(claims: Claims, config: OidcSourceConfig): boolean {
  const isThere = config.claims.groups.every((address) => claimAt(claims, address) !== undefined)
  return isThere && groupsOf({ idToken: claims, userinfo: null }, config).kind === 'complete'
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

function groupsOf(person: PersonClaims, config: OidcSourceConfig): GroupList {
  const { groups: addresses, groupFormat } = config.claims
  const documents = person.userinfo ? [person.userinfo, person.idToken] : [person.idToken]
  const inputs = addresses.flatMap((address) => {
    const claims = documents.find((candidate) => claimAt(candidate, address) !== undefined)
    return claims ? groupInputs(claims, address, groupFormat) : []
  })
  const { groupNames, groupSeparator: separator } = config
  const list = readGroups(inputs, { groupNames, separator, suspectAt: usualCut(config, config.issuer) })
  const cut = documents.map((claims) => statedCut(claims, addresses)).find((found) => found !== null)
  if (!cut) return list
  const named = list.kind === 'complete' ? list.groups : list.stated
  const isSourceName = ({ from }: Group) => cut.signal === '_claim_sources' && from === cut.claim
  return { kind: 'incomplete', cut, stated: named.filter((group) => !isSourceName(group)) }
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
