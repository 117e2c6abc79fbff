import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { GroupList } from '../domain/group-list'
import type { Attribute } from '../domain/identity'
import type { NameId } from '../domain/proof'
import { judgeEmail } from './email'
import { readGroups } from './groups'
import { checkSubject, displayName } from './person'
import { type AssertionAttributes, valuesAt } from './saml-attributes'
import { groupsLink, nameIdFormats } from './saml-names'
import type { StatedIdentity } from './stated-identity'
import { usualCut } from './usual-cut'

/** What names one person in a verified assertion. */
export interface SubjectStatement {
  readonly nameId: NameId
  readonly attributes: AssertionAttributes
}

/** What a verified assertion says of one person. */
export interface PersonStatement extends SubjectStatement {
  /** Entity id of the provider. */
  readonly issuer: string
  readonly authenticatedAt: Date
}

/** Reads a verified statement. Fails with `nameid_transient`, `claims_malformed`, `email_unverified` or `email_domain_not_allowed`. */
export function statedBy(person: PersonStatement, config: SamlSourceConfig): StatedIdentity {
  const { nameId, attributes, authenticatedAt } = person
  const subject = subjectOf(person, config.attributes.subject)
  const stated = firstOf(attributes, config.attributes.email)
  const address = stated ?? (nameId.format === nameIdFormats.emailAddress ? nameId.value : null)
  const { emailDomains: domains, emailTrust: trust } = config
  return {
    source: config.id,
    subject,
    name: displayName([firstOf(attributes, config.attributes.name), address], subject),
    ...judgeEmail({ email: address, verified: null, trust, domains }),
    groups: groupsOf(person, config),
    attributes: othersOf(attributes, config.attributes.others),
    authenticatedAt,
  }
}

/** Whom it names. A transient NameID is another one at each sign-in, so it cannot name anybody. SAML Core 8.3.8. */
export function subjectOf({ nameId, attributes }: SubjectStatement, attribute: string | null): string {
  if (attribute === null) {
    if (nameId.format === nameIdFormats.transient) throw new BrevetError('nameid_transient')
    return checkSubject(nameId.value)
  }
  const [subject, ...further] = valuesAt(attributes, attribute)
  if (further.length > 0) throw new BrevetError('claims_malformed', { claim: 'subject', reason: 'several' })
  return checkSubject(subject)
}

function groupsOf({ attributes, issuer }: PersonStatement, config: SamlSourceConfig): GroupList {
  const names = config.attributes.groups
  const inputs = names.flatMap((from) => valuesAt(attributes, from).map((value) => ({ value, from })))
  const { groupNames, groupSeparator: separator } = config
  const list = readGroups(inputs, { groupNames, separator, suspectAt: usualCut(config, issuer) })
  const isLinked = names.length > 0 && attributes.byName.has(groupsLink)
  if (!isLinked) return list
  const cut = { claim: groupsLink, signal: 'groups_link' } as const
  return { kind: 'incomplete', cut, stated: list.kind === 'complete' ? list.groups : list.stated }
}

function firstOf(attributes: AssertionAttributes, names: readonly string[]): string | null {
  return names.flatMap((name) => valuesAt(attributes, name))[0] ?? null
}

function othersOf(attributes: AssertionAttributes, others: Readonly<Record<string, string>>): readonly Attribute[] {
  return Object.entries(others).flatMap(([name, address]) => {
    const values = valuesAt(attributes, address)
    return values.length > 0 ? [{ name, values }] : []
  })
}
