import type { Config } from '../config/config'
import type { PolicyStatement } from './policy-document'

/** RoleSessionName and SourceIdentity as Brevet writes them: `<readable>=<16 characters of base32>`. */
const personPattern = `*=${'?'.repeat(16)}`

/** The operator and keys that admit names of Brevet's form only; keys that every call of every method carries. */
export const personNames = { 'sts:RoleSessionName': personPattern, 'sts:SourceIdentity': personPattern } as const

/** `sub` and NameID of everybody who came through a configured source. */
export function subjectPatterns({ signIn }: Pick<Config, 'signIn'>): readonly string[] {
  return signIn.map(({ id }) => `user:${id}:*`)
}

/**
 * The statements beside the one that assumes the role, each for one action: a condition key that is absent for an action would
 * otherwise make the whole statement false. Without configured session tags `sts:TagSession` stays forbidden.
 * Source: IAM User Guide, "Pass session tags in AWS STS" and "Monitor and control actions taken with assumed roles".
 */
export function sessionStatements(
  principal: NonNullable<PolicyStatement['Principal']>,
  { aws }: Pick<Config, 'aws'>,
): readonly PolicyStatement[] {
  const keys = Object.keys(aws.sessionTags)
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
    Condition: { StringLike: { 'sts:SourceIdentity': personPattern } },
  }
  return keys.length > 0 ? [tags, person] : [person]
}
