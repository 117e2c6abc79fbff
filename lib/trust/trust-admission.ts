import { admits, pinOf } from './condition-pin'
import type { PolicyStatement } from './policy-document'
import { type PolicyFinding, placeOf } from './policy-finding'
import { coversAction, type ReadStatement } from './policy-reading'
import type { ExpectedDoor } from './trust-expectation'
import { namesOf } from './trust-weakness'

/** What a trust policy lacks, so that AWS would refuse Brevet. */
export function missingAdmissions(
  statements: readonly ReadStatement[],
  { method, statement, marks }: ExpectedDoor,
): readonly PolicyFinding[] {
  const open = statements.filter((one) => allows(one, statement))
  const differing = open.map((one) => differences(one, statement))
  return [
    ...(open.length === 0 ? [notAdmitted(method, statement)] : []),
    ...(differing.some((findings) => findings.length === 0) ? [] : (differing[0] ?? [])),
    ...marks.flatMap((mark) => missingMark(statements, mark)),
  ]
}

function notAdmitted(method: string, statement: PolicyStatement): PolicyFinding {
  const whom = namesOf(statement).join(', ')
  const text = `Brevet is not admitted by ${method}: no statement allows ${actionOf(statement)} to ${whom}.`
  return { rule: 'brevet-not-admitted', text, statement: null, fix: statement }
}

function actionOf({ Action }: PolicyStatement): string {
  return String(Action)
}

/** Whether it allows the action of one of ours to all whom ours names. */
function allows({ effect, principals, ...rest }: ReadStatement, ours: PolicyStatement): boolean {
  const one = { effect, principals, ...rest }
  const isNamed = (name: string) => principals.some((principal) => principal.name === name || principal.name === '*')
  return effect === 'Allow' && coversAction(one, actionOf(ours)) && namesOf(ours).every(isNamed)
}

/** Keys of which ours admits certain values, where this one admits others. */
function differences(one: ReadStatement, ours: PolicyStatement): readonly PolicyFinding[] {
  return Object.entries(ours.Condition?.['StringEquals'] ?? {}).flatMap(([key, values]) => {
    const pin = pinOf(one, key)
    const refused = [values].flat().filter((value) => pin.isPinned && !admits(pin.condition, value))
    if (refused.length === 0) return []
    const text = `AWS would refuse Brevet, which comes with ${key} ${refused.join(', ')}.`
    return [{ rule: 'value-differs', text, statement: placeOf(one), fix: ours } as const]
  })
}

function missingMark(statements: readonly ReadStatement[], mark: PolicyStatement): readonly PolicyFinding[] {
  const isTags = actionOf(mark) === 'sts:TagSession'
  const rule = isTags ? 'tags-not-admitted' : 'source-identity-not-admitted'
  const setting = isTags ? 'sessionTags: false' : 'sourceIdentity: false'
  const open = statements.filter((one) => allows(one, mark))
  if (open.length === 0) {
    const text = `AWS would refuse the whole call: ${actionOf(mark)} is not allowed, and Brevet asks for it unless the account has ${setting}.`
    return [{ rule, text, statement: null, fix: mark }]
  }
  const keys = isTags ? [mark.Condition?.['ForAllValues:StringEquals']?.['aws:TagKeys'] ?? []].flat() : []
  const [first] = open
  const refused = keys.filter((key) => !open.some((one) => admitsTag(one, key)))
  if (!first || refused.length === 0) return []
  return [
    { rule, text: `AWS would refuse the session tags ${refused.join(', ')}.`, statement: placeOf(first), fix: mark },
  ]
}

function admitsTag({ conditions }: ReadStatement, key: string): boolean {
  const about = conditions.filter((condition) => condition.key.toLowerCase() === 'aws:tagkeys')
  return about.every((condition) => admits(condition, key))
}
