import type { Entitlement } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'
import { describePerson, type PersonMarks, type TellingDependencies } from './person-marks'
import type { SessionTags } from './session-tags'

/** What AWS will be told of a person, before it is. */
export interface SessionPreview {
  /** The name that AWS shows and writes to CloudTrail; null where Brevet does not choose it. */
  readonly name: string | null
  readonly sourceIdentity: string | null
  readonly session: SessionTags
  readonly transitiveTagKeys: readonly string[]
  /** Who says the rest: the provider in what it signs, or nobody, since the session is that of an IAM user. */
  readonly rest: 'provider' | 'nobody' | null
}

/** The same marks by which is issued, as far as the method of the entitlement hands them on. */
export function previewSession(
  identity: Identity,
  { account, method }: Pick<Entitlement, 'account' | 'method'>,
  dependencies: TellingDependencies,
): SessionPreview {
  return handedOn[method](describePerson(identity, account.id, dependencies))
}

const noTags = { sourceIdentity: null, session: { tags: [], omitted: [] }, transitiveTagKeys: [] } as const

function allOf({ sessionName, sourceIdentity, session, transitiveTagKeys }: PersonMarks): SessionPreview {
  return { name: sessionName, sourceIdentity, session, transitiveTagKeys, rest: null }
}

const handedOn: Readonly<Record<FederationKind, (marks: PersonMarks) => SessionPreview>> = {
  'web-identity': allOf,
  saml: allOf,
  'assume-role': allOf,
  'id-token': ({ sessionName }) => ({ ...noTags, name: sessionName, rest: 'provider' }),
  assertion: () => ({ ...noTags, name: null, rest: 'provider' }),
  'federation-token': ({ federatedName, session }) => ({ ...noTags, name: federatedName, session, rest: null }),
  'session-token': () => ({ ...noTags, name: null, rest: 'nobody' }),
}
