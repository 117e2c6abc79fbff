import type { RoleConfig } from '../config/config'
import { parseIamPrincipal } from '../domain/iam-principal'
import { callerFaults } from './caller-faults'
import { lacks, type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import type { PolicyConditions } from './policy-document'
import { type ChainLink, planChain } from './role-chain'
import { sessionNamePin, sourceIdentityPin } from './session-conditions'

/**
 * Brevet's own AWS identity assumes the roles, over those of `via` if there are any, and proves by an ExternalId that it means this
 * account. Source: IAM User Guide, "The confused deputy problem".
 */
export function planAssumeRole(facts: MethodFacts): MethodResult {
  const faults = callerFaults(facts)
  if (faults.length > 0) return { ok: false, faults }
  const links = readLinks(facts)
  const last = links?.at(-1)?.principal ?? null
  if (links === null || last === null) return lacks('assume-role', missingPrincipal)
  const unknown = [...facts.trust.via.map(accountOf), facts.account.id].find((id) => facts.externalId(id) === null)
  if (unknown !== undefined) return lacks('assume-role', `the ExternalId that Brevet sends to account ${unknown}`)
  const trusted = { AWS: last.arn }
  return {
    ok: true,
    plan: {
      ...nothingMore,
      door: {
        statements: (role) => [
          {
            Sid: 'BrevetByAssumeRole',
            Effect: 'Allow',
            Principal: trusted,
            Action: 'sts:AssumeRole',
            Condition: conditionsOf(role, facts),
          },
        ],
        marker: trusted,
      },
      callers: planChain(links, facts),
      notes: notesOf(facts),
      warnings:
        facts.principalArn === null
          ? [`What the first role of the chain has to trust is not known: it takes ${missingPrincipal}.`]
          : [],
    },
  }
}

const missingPrincipal = 'the ARN of Brevet’s own AWS role or user: aws.assumeRole.principal in brevet.yaml'

/** Null where a role on the way is none. The first may be unknown: the roles of the account name the last. */
function readLinks({ principalArn, trust }: MethodFacts): readonly ChainLink[] | null {
  const own = principalArn === null ? null : parseIamPrincipal(principalArn)
  const passed = trust.via.map((arn) => ({ principal: parseIamPrincipal(arn), isOnTheWay: true }))
  return passed.some(({ principal }) => principal === null) ? null : [{ principal: own, isOnTheWay: false }, ...passed]
}

function accountOf(arn: string): string {
  return parseIamPrincipal(arn)?.accountId ?? ''
}

/** The code of a second factor goes with the first call of a chain, and does not reach the account. */
function conditionsOf({ mfa }: RoleConfig, { account, trust, externalId }: MethodFacts): PolicyConditions {
  return {
    StringEquals: { 'sts:ExternalId': externalId(account.id) ?? '' },
    StringLike: { ...sessionNamePin, ...sourceIdentityPin(trust) },
    ...(mfa && trust.via.length === 0 && { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  }
}

function notesOf({ trust }: MethodFacts): readonly string[] {
  return [
    'AWS binds the trust to the id of the role or user that it names: when that is deleted and made again, apply this again.',
    'Nothing but its own policy bounds what somebody could do who took over Brevet: name roles in it, never a bare *.',
    ...(trust.via.length > 0
      ? [
          'Each role on the way has to trust the one before it, and may assume the one after it: both policies are here.',
        ]
      : []),
  ]
}
