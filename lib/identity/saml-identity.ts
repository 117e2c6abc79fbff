import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Attribute, Identity } from '../domain/identity'
import type { NameId } from '../domain/proof'
import { judgeEmail } from './email'
import { readGroups } from './groups'
import { checkSubject, displayName } from './person'
import { type AssertionAttributes, valuesAt } from './saml-attributes'
import { groupsLink, nameIdFormats } from './saml-names'

/** What names one person in a verified assertion. */
export interface SubjectStatement {
  readonly nameId: NameId
  readonly attributes: AssertionAttributes
}

/** What a verified assertion says of one person. */
export interface PersonStatement extends SubjectStatement {
  readonly authenticatedAt: Date
}

/**
 * Turns a verified statement into an identity. Fails with `nameid_transient`, `claims_malformed`, `groups_incomplete`,
 * `email_unverified` or `email_domain_not_allowed`.
 */
export function identityOf(person: PersonStatement, config: SamlSourceConfig): Identity {
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
    ...groupsOf(attributes, config),
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

function groupsOf(attributes: AssertionAttributes, config: SamlSourceConfig): Pick<Identity, 'groups' | 'groupsState'> {
  const names = config.attributes.groups
  if (names.length > 0 && attributes.byName.has(groupsLink)) {
    throw new BrevetError('groups_incomplete', { claim: groupsLink, signal: 'groups_link' })
  }
  const inputs = names.flatMap((from) => valuesAt(attributes, from).map((value) => ({ value, from })))
  const { groupNames, groupSeparator: separator, groupsSuspectAt: suspectAt } = config
  return readGroups(inputs, { groupNames, separator, suspectAt })
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
