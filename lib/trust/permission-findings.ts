import type { TrustCaller } from './plan'
import type { PolicyStatement } from './policy-document'
import { type PolicyFinding, placeOf } from './policy-finding'
import { coversAction, matchesPattern, type ReadStatement } from './policy-reading'

/** All that Brevet's own identity ever does at AWS. */
const used = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:GetCallerIdentity', 'kms:Decrypt']

/** What somebody could do beyond Brevet's work who took it over, and what Brevet may not that it has to. */
export function permissionFindings(
  statements: readonly ReadStatement[],
  { policy }: TrustCaller,
): readonly PolicyFinding[] {
  const [ours = null] = policy.Statement
  const allowing = statements.filter(({ effect }) => effect === 'Allow')
  return [
    ...allowing.flatMap((statement) => excesses(statement, ours)),
    ...(ours === null ? [] : missingPermissions(allowing, ours)),
  ]
}

function excesses(statement: ReadStatement, fix: PolicyStatement | null): readonly PolicyFinding[] {
  const { actions, resources, negates } = statement
  const place = placeOf(statement)
  const beyond = negates.action ? ['everything but what it lists'] : actions.filter((action) => !isUsed(action))
  const assumes = coversAction(statement, 'sts:AssumeRole')
  const wide = negates.resource ? ['everything but what it lists'] : resources.filter((arn) => /[*?]/.test(arn))
  return [
    ...(beyond.length > 0
      ? [
          {
            rule: 'permission-beyond',
            text: `Brevet needs no permission for ${beyond.join(', ')}.`,
            statement: place,
            fix,
          } as const,
        ]
      : []),
    ...(assumes && wide.length > 0
      ? [
          {
            rule: 'resource-wildcard',
            text: `Whoever takes over Brevet may assume ${wide.join(', ')}: name the roles.`,
            statement: place,
            fix,
          } as const,
        ]
      : []),
  ]
}

function isUsed(action: string): boolean {
  return used.some((known) => known.toLowerCase() === action.toLowerCase())
}

function missingPermissions(allowing: readonly ReadStatement[], ours: PolicyStatement): readonly PolicyFinding[] {
  const isAllowed = (action: string, arn: string) =>
    allowing.some(
      (statement) =>
        coversAction(statement, action) &&
        statement.resources.some((pattern) => matchesPattern(pattern, arn)) !== statement.negates.resource,
    )
  const needed = [ours.Action ?? []]
    .flat()
    .flatMap((action) => [ours.Resource ?? []].flat().map((arn) => [action, arn] as const))
  const missing = needed
    .filter(([action, arn]) => !isAllowed(action, arn))
    .map(([action, arn]) => `${action} on ${arn}`)
  if (missing.length === 0) return []
  const text = `It lacks ${missing.join(', ')}.`
  return [{ rule: 'permission-missing', text, statement: null, fix: ours }]
}
