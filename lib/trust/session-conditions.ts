import type { AccountTrustConfig, Config } from '../config/config'
import type { PolicyPrincipal, PolicyStatement } from './policy-document'

/** RoleSessionName and SourceIdentity as Brevet writes them: `<readable>=<16 characters of base32>`. */
const personPattern = `*=${'?'.repeat(16)}`

type Switches = Pick<AccountTrustConfig, 'sendsTags' | 'sendsSourceIdentity'>

/** Admits session names of Brevet's form only. */
export const sessionNamePin = { 'sts:RoleSessionName': personPattern } as const

/** Admits source identities of Brevet's form only; nothing where the account is told none, since an absent key never matches. */
export function sourceIdentityPin({ sendsSourceIdentity }: Switches): Readonly<Record<string, string>> {
  return sendsSourceIdentity ? { 'sts:SourceIdentity': personPattern } : {}
}

/** `sub` and NameID of everybody who came through a configured source. */
export function subjectPatterns({ signIn }: Pick<Config, 'signIn'>): readonly string[] {
  return signIn.map(({ id }) => `user:${id}:*`)
}

/** Keys of the session tags that Brevet may send to the account. */
export function tagKeys({ aws }: Pick<Config, 'aws'>, { sendsTags }: Switches): readonly string[] {
  return sendsTags ? Object.keys(aws.sessionTags) : []
}

/**
 * The statements beside those that assume the role, each for one action: a condition key that is absent for an action would
 * otherwise make the whole statement false. What Brevet does not send stays forbidden.
 * Source: IAM User Guide, "Pass session tags in AWS STS" and "Monitor and control actions taken with assumed roles".
 */
export function markStatements(
  principal: PolicyPrincipal,
  { keys, trust }: { readonly keys: readonly string[]; readonly trust: Switches },
): readonly PolicyStatement[] {
  const tags: PolicyStatement = {
    Sid: 'BrevetTags',
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:TagSession',
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': keys } },
  }
  const person: PolicyStatement = {
    Sid: 'BrevetNamesThePerson',
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:SetSourceIdentity',
    Condition: { StringLike: sourceIdentityPin(trust) },
  }
  return [...(keys.length > 0 ? [tags] : []), ...(trust.sendsSourceIdentity ? [person] : [])]
}
