import type { IamPrincipal } from '../domain/iam-principal'
import type { MethodFacts } from './method-plan'
import type { TrustCaller } from './plan'
import { type PolicyDocument, policyOf } from './policy-document'
import { markStatements, sessionNamePin, sourceIdentityPin, tagKeys } from './session-conditions'

/** One who assumes the next: Brevet's own identity, then the roles of `via`. */
export interface ChainLink {
  /** Null: not known. */
  readonly principal: IamPrincipal | null
  readonly isOnTheWay: boolean
}

/** What each of a chain must be allowed, and whom each role on the way must trust; those that are not known are left out. */
export function planChain(links: readonly ChainLink[], facts: MethodFacts): readonly TrustCaller[] {
  return links.flatMap(({ principal, isOnTheWay }, index) => {
    if (principal === null) return []
    const next = links[index + 1]?.principal
    const policy = permissionOf(next ? [next.arn] : facts.roleArns, { facts, isLast: !next })
    const trustPolicy = isOnTheWay ? trustOf(principal, { facts, before: links[index - 1]?.principal ?? null }) : null
    return [{ principal, policy, trustPolicy }]
  })
}

/** Tags that the next role inherits go with the first call, and AWS asks for `sts:TagSession` wherever they are passed on. */
function keysOf({ config, trust }: MethodFacts, isLast: boolean): readonly string[] {
  const keys = tagKeys(config, trust)
  return isLast ? keys : keys.filter((key) => config.aws.transitiveTags.includes(key))
}

function permissionOf(
  roleArns: readonly string[],
  { facts, isLast }: { readonly facts: MethodFacts; readonly isLast: boolean },
): PolicyDocument {
  const marks = [
    ...(keysOf(facts, isLast).length > 0 ? ['sts:TagSession'] : []),
    ...(facts.trust.sendsSourceIdentity ? ['sts:SetSourceIdentity'] : []),
  ]
  const Action = ['sts:AssumeRole', ...marks]
  return policyOf({ Sid: 'BrevetAssumes', Effect: 'Allow', Action, Resource: roleArns })
}

function trustOf(
  role: IamPrincipal,
  { facts, before }: { readonly facts: MethodFacts; readonly before: IamPrincipal | null },
): PolicyDocument | null {
  if (before === null) return null
  const { trust, externalId } = facts
  const Principal = { AWS: before.arn }
  return policyOf(
    {
      Sid: 'BrevetByAssumeRole',
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'sts:ExternalId': externalId(role.accountId) ?? '' },
        StringLike: { ...sessionNamePin, ...sourceIdentityPin(trust) },
      },
    },
    ...markStatements(Principal, { keys: keysOf(facts, false), trust }),
  )
}
