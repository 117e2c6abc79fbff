import type { Account } from 'oidc-provider'
import { type Person, people } from '../people'

/** Which scope gives which claims. `groups` is a scope of its own, as at Okta, dex and Authelia. */
export const claimsByScope: Readonly<Record<string, readonly string[]>> = {
  openid: ['sub'],
  profile: ['name', 'preferred_username', 'team', 'department'],
  email: ['email', 'email_verified'],
  groups: ['groups'],
}

/** The account behind a `sub`; undefined when nobody has it. */
export function findAccount(_: unknown, subject: string): Account | undefined {
  const person = people.find((candidate) => candidate.subject === subject)
  return person && { accountId: person.subject, claims: () => claimsOf(person) }
}

function claimsOf(person: Person) {
  return {
    sub: person.subject,
    name: person.name,
    preferred_username: person.key,
    email: person.corporateEmail,
    email_verified: true,
    groups: person.groups,
    team: person.team,
    department: person.department,
  }
}
