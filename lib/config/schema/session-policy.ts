import { z } from 'zod'

/** STS API Reference: inline policy and ARNs together. */
const longestPolicy = 2048

/** The characters STS takes in a policy. */
const policyCharacters = /^[\t\n\r\u{20}-\u{ff}]*$/u

/** A policy as a mapping or as JSON text; gives the mapping. */
export const sessionPolicy = z
  .union([z.record(z.string(), z.unknown()), z.string()], { error: 'must be a policy: a mapping, or its JSON' })
  .transform((value, context): Readonly<Record<string, unknown>> => {
    const policy = typeof value === 'string' ? parsePolicy(value) : value
    const message = policy === null ? 'is no JSON object' : policyFault(policy)
    if (policy !== null && message === null) return policy
    context.addIssue({ code: 'custom', message: message ?? '' })
    return z.NEVER
  })

export const policyArn = z
  .string()
  .regex(
    /^arn:[a-z-]+:iam::(?:aws|\d{12}):policy\/[\x21-\x7e]{1,512}$/,
    'must be the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess',
  )
  .refine((arn) => !arn.endsWith(':policy/AdministratorAccess'), 'allows everything, which narrows nothing')

function parsePolicy(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isMapping(value) ? value : null
  } catch {
    return null
  }
}

function policyFault(policy: Readonly<Record<string, unknown>>): string | null {
  const text = JSON.stringify(policy)
  const statements = listOf(policy['Statement'])
  if (statements.length === 0 || !statements.every(isStatement)) {
    return 'must hold Statement, each with Effect, Action and Resource (or NotAction and NotResource)'
  }
  if (text.length > longestPolicy) return `must be at most ${longestPolicy} characters long as JSON`
  if (!policyCharacters.test(text)) return 'holds a character that STS does not take'
  return statements.some(allowsAll) ? 'allows everything, which narrows nothing' : null
}

type Statement = Readonly<Record<string, unknown>>

function isStatement(value: unknown): value is Statement {
  if (!isMapping(value)) return false
  const hasAction = 'Action' in value || 'NotAction' in value
  const hasResource = 'Resource' in value || 'NotResource' in value
  return ['Allow', 'Deny'].includes(String(value['Effect'])) && hasAction && hasResource && !('Principal' in value)
}

/** A condition may be met by every call, so that it does not count. */
function allowsAll(statement: unknown): boolean {
  if (!isMapping(statement) || statement['Effect'] !== 'Allow') return false
  const actions = listOf(statement['Action']).map(String)
  const resources = listOf(statement['Resource']).map(String)
  return actions.some((action) => /^\*+(?::\*+)?$/.test(action)) && resources.some((resource) => /^\*+$/.test(resource))
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function isMapping(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
