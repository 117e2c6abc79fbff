import type { ConditionContext } from './condition-context'
import { type ConditionOperator, conditionOperator, parseOperatorName } from './condition-operators'
import type { PolicyStatement } from './document'

/** Whether every condition of a statement holds. A key that the request lacks fails a positive operator and satisfies a negated one. */
export function matchesConditions(conditions: PolicyStatement['Condition'], context: ConditionContext): boolean {
  return Object.entries(conditions ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => matchesCondition(operator, { key, expected }, context)),
  )
}

interface Test {
  readonly key: string
  readonly expected: readonly string[]
}

function matchesCondition(operatorName: string, test: Test, context: ConditionContext): boolean {
  const name = parseOperatorName(operatorName)
  if (!name) return false
  const actual = context.get(test.key.toLowerCase())
  if (name.base === 'Null')
    return test.expected.some((value) => (value.toLowerCase() === 'true') === (actual === undefined))
  const operator = conditionOperator(name.base)
  if (!operator) return false
  const accepts = (value: string) => acceptsValue(operator, { value, expected: test.expected }, context)
  if (name.set === 'ForAllValues') return (actual ?? []).every(accepts)
  if (actual === undefined) return name.ifExists || (operator.isNegated && name.set !== 'ForAnyValue')
  return operator.isNegated && name.set === '' ? actual.every(accepts) : actual.some(accepts)
}

function acceptsValue(
  operator: ConditionOperator,
  pair: { readonly value: string; readonly expected: readonly string[] },
  context: ConditionContext,
): boolean {
  const isListed = pair.expected.some((expected) => operator.compare(pair.value, expected, context))
  return operator.isNegated ? !isListed : isListed
}
