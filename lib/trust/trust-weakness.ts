import { pinOf } from './condition-pin'
import type { PolicyStatement } from './policy-document'
import { type FindingRule, type PolicyFinding, placeOf } from './policy-finding'
import { coversAction, type ReadPrincipal, type ReadStatement } from './policy-reading'
import type { ExpectedDoor, TrustExpectation } from './trust-expectation'

/** Whom else a statement of a trust policy admits than it should, whoever wrote it. */
export function trustWeaknesses(statement: ReadStatement, expectation: TrustExpectation): readonly PolicyFinding[] {
  if (statement.effect === 'Deny') return []
  const find = (rule: FindingRule, text: string, fix: PolicyStatement | null): PolicyFinding => ({
    rule,
    text,
    statement: placeOf(statement),
    fix,
  })
  const first = expectation.doors[0]?.statement ?? null
  return [
    ...(admitsAnybody(statement)
      ? [find('principal-wildcard', 'It trusts everybody: name one provider, role or user.', first)]
      : []),
    ...(isOpenAction(statement)
      ? [find('action-wildcard', 'It allows more ways of assuming the role than one: name the action.', first)]
      : []),
    ...statement.principals.flatMap((principal) => {
      const door = doorOf(principal, expectation)
      return demandsOn(principal, { statement, door, expectation }).flatMap(({ rule, key, reason, when }) => {
        const pin = pinOf(statement, key)
        const isPattern = pin.isPinned && pin.condition.values.some((value) => /[*?]/.test(value))
        // AWS knows no grant of Brevet's that could narrow a pattern of the company's people.
        const admitsUnnamed = isPattern && expectation.peopleKeys.includes(key)
        if (!when || (pin.isPinned && !admitsUnnamed)) return []
        const why = pin.isPinned ? `a pattern in ${key} admits people whom nobody named` : pin.why
        return [find(rule, `${reason}: ${why}.`, door?.statement ?? null)]
      })
    }),
  ]
}

function admitsAnybody({ principals, negates }: ReadStatement): boolean {
  return negates.principal || principals.some(({ name }) => name === '*')
}

function isOpenAction({ actions, negates }: ReadStatement): boolean {
  return negates.action || actions.some((action) => /[*?]/.test(action))
}

function doorOf({ name }: ReadPrincipal, { doors }: TrustExpectation): ExpectedDoor | null {
  return doors.find(({ statement }) => namesOf(statement).includes(name)) ?? null
}

/** Every provider, role and user that a statement of ours names. */
export function namesOf({ Principal }: PolicyStatement): readonly string[] {
  return Object.values(Principal ?? {}).flat()
}

interface Demand {
  readonly rule: FindingRule
  /** The condition key that must be pinned. */
  readonly key: string
  /** What happens otherwise. */
  readonly reason: string
  readonly when: boolean
}

interface DemandContext {
  readonly statement: ReadStatement
  readonly door: ExpectedDoor | null
  readonly expectation: TrustExpectation
}

function demandsOn({ kind, name }: ReadPrincipal, context: DemandContext): readonly Demand[] {
  const { statement, door } = context
  if (kind === 'AWS') return demandsOnCaller(name, context)
  if (kind !== 'Federated') return []
  if (/:saml-provider\//.test(name)) {
    const when = coversAction(statement, 'sts:AssumeRoleWithSAML')
    // Of another provider's people the signed attribute Role says who may have it.
    const isBrevet = door?.method === 'saml'
    return [
      { rule: 'audience-open', key: 'saml:aud', reason: 'STS checks no Recipient itself', when },
      {
        rule: 'subject-open',
        key: 'saml:sub',
        reason: 'Everybody of the provider may assume the role',
        when: when && isBrevet,
      },
    ]
  }
  const prefix = name.replace(/^.*:oidc-provider\//, '')
  const when = coversAction(statement, 'sts:AssumeRoleWithWebIdentity')
  const isBrevet = door?.method === 'web-identity'
  return [
    { rule: 'audience-open', key: `${prefix}:aud`, reason: 'Tokens for any client of the provider do', when },
    {
      rule: 'subject-open',
      key: `${prefix}:sub`,
      reason: 'Whoever gets a token of the provider may assume the role',
      when,
    },
    {
      rule: 'role-open',
      key: 'sts:RoleAuthorizedByIdp',
      reason: 'A token that was made for no role at all does',
      when: when && isBrevet,
    },
  ]
}

/** Of other callers than Brevet nothing is known; where it is not known who Brevet is, any caller may be it. */
function demandsOnCaller(name: string, { statement, door, expectation }: DemandContext): readonly Demand[] {
  const isKnown = expectation.doors.some(({ method }) => method === 'assume-role')
  const isAccount = /^(?:arn:[a-z-]+:iam::)?\d{12}(?::root)?$/.test(name)
  const when = coversAction(statement, 'sts:AssumeRole')
  return [
    {
      rule: 'external-id-open',
      key: 'sts:ExternalId',
      reason: 'Whoever makes Brevet call for another account gets in',
      when: when && (door !== null || !isKnown || name === '*'),
    },
    {
      rule: 'principal-account',
      key: 'aws:PrincipalArn',
      reason: `It trusts all roles and users of ${name}`,
      when: when && isAccount,
    },
  ]
}
