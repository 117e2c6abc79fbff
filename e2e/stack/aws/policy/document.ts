import { z } from 'zod'
import { AwsFault } from '../aws-fault'
import { isConditionOperator } from './condition-operators'

const strings = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]))
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const conditionValues = z
  .union([scalar, z.array(scalar)])
  .transform((value) => (Array.isArray(value) ? value : [value]))
const principalKinds = ['AWS', 'Federated', 'Service', 'CanonicalUser'] as const
type PrincipalKind = (typeof principalKinds)[number]
const principal = z.union([
  z.literal('*').transform((): Partial<Record<PrincipalKind, string[]>> => ({ AWS: ['*'] })),
  z.partialRecord(z.enum(principalKinds), strings),
])
const conditions = z.record(z.string().refine(isConditionOperator), z.record(z.string(), conditionValues))

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  Action: strings.optional(),
  NotAction: strings.optional(),
  Resource: strings.optional(),
  NotResource: strings.optional(),
  Condition: conditions.optional(),
})

const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).default('2008-10-17'),
  Id: z.string().optional(),
  Statement: z
    .union([statement, z.array(statement).min(1)])
    .transform((value) => (Array.isArray(value) ? value : [value])),
})

/** A policy whose lists are always lists. */
export type PolicyDocument = z.infer<typeof document>
export type PolicyStatement = z.infer<typeof statement>

/** Where a policy hangs: on an identity or session (`Resource`, no `Principal`), or on a role as its trust (`Principal`, no `Resource`). */
export type PolicyPlace = 'identity' | 'trust'

/** Reads a policy as IAM does when it is stored. Fails with `MalformedPolicyDocument` 400. */
export function parsePolicy(value: unknown, place: PolicyPlace): PolicyDocument {
  const parsed = document.safeParse(value)
  if (!parsed.success) throw malformed('Syntax errors in policy.')
  checkIds(parsed.data.Statement)
  for (const one of parsed.data.Statement) checkStatement(one, place)
  return parsed.data
}

/** Reads the text of a session policy. Fails with `MalformedPolicyDocument` 400. */
export function parsePolicyText(text: string): PolicyDocument {
  try {
    return parsePolicy(JSON.parse(text), 'identity')
  } catch (error) {
    if (error instanceof AwsFault) throw error
    throw malformed('This policy contains invalid Json')
  }
}

/** Source: IAM JSON policy elements, "Sid". */
function checkIds(statements: readonly PolicyStatement[]): void {
  const ids = statements.flatMap(({ Sid }) => Sid ?? [])
  if (ids.some((id) => !/^[0-9A-Za-z]*$/.test(id)))
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    )
  if (new Set(ids).size < ids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.')
}

function checkStatement(one: PolicyStatement, place: PolicyPlace): void {
  if ((one.Action === undefined) === (one.NotAction === undefined))
    throw malformed('Policy statement must contain actions.')
  const hasResource = one.Resource !== undefined || one.NotResource !== undefined
  if (place === 'trust' && hasResource) throw malformed('Has prohibited field Resource')
  if (place === 'trust' && !one.Principal) throw malformed('Missing required field Principal')
  if (place === 'identity' && one.Principal) throw malformed('Policy document should not specify a principal.')
  if (place === 'identity' && !hasResource) throw malformed('Policy statement must contain resources.')
}

function malformed(message: string): AwsFault {
  return new AwsFault('MalformedPolicyDocument', 400, message)
}
