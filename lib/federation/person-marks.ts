import type { AwsConfig } from '../config/config'
import type { Identity } from '../domain/identity'
import type { AccountTrusts } from './account-trust'
import { federatedName, sessionName, sessionSubject } from './session-name'
import { noSessionTags, type SessionTags, sessionTags } from './session-tags'

/** What Brevet can tell AWS of a person, whatever the role and method. */
export interface PersonMarks {
  /** RoleSessionName. */
  readonly sessionName: string
  /** The same name; null where the account's switch is off. */
  readonly sourceIdentity: string | null
  readonly federatedName: string
  readonly subject: string
  readonly session: SessionTags
  /** Keys of those tags that the next role of a chain inherits. */
  readonly transitiveTagKeys: readonly string[]
}

/** What decides it beside the person. */
export interface TellingDependencies {
  readonly aws: Pick<AwsConfig, 'sessionTags' | 'transitiveTags'>
  readonly trusts: AccountTrusts
}

/** The marks of a person in one account. */
export function describePerson(
  identity: Identity,
  accountId: string,
  { aws, trusts }: TellingDependencies,
): PersonMarks {
  const { sendsTags, sendsSourceIdentity } = trusts.of(accountId)
  const name = sessionName(identity)
  const session = sendsTags ? sessionTags(identity, aws.sessionTags) : noSessionTags(aws.sessionTags)
  return {
    sessionName: name,
    sourceIdentity: sendsSourceIdentity ? name : null,
    federatedName: federatedName(identity),
    subject: sessionSubject(identity),
    session,
    transitiveTagKeys: session.tags.map(({ key }) => key).filter((key) => aws.transitiveTags.includes(key)),
  }
}
