import type { ConditionContext } from './condition-context'

const special: Readonly<Record<string, string>> = { '*': '*', '?': '?', $: '$' }
const pieces = /\$\{([^}]*)\}|\*+|\?|[^$*?]+|\$/g

/** Replaces policy variables such as `${aws:PrincipalTag/team}`; null when one has no single value, which matches nothing. */
export function expandVariables(text: string, context: ConditionContext): string | null {
  let isComplete = true
  const expanded = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = variable(name, context)
    if (value === null) isComplete = false
    return value ?? ''
  })
  return isComplete ? expanded : null
}

/** Whether a text matches a pattern of `*`, `?` and policy variables, whose own wildcards stay literal. */
export function matchesPattern(text: string, pattern: string, context: ConditionContext): boolean {
  let source = ''
  for (const [piece, name] of pattern.matchAll(pieces)) {
    if (name !== undefined) {
      const value = variable(name, context)
      if (value === null) return false
      source += escapePattern(value)
    } else if (piece.startsWith('*')) source += '.*'
    else source += piece === '?' ? '.' : escapePattern(piece)
  }
  return new RegExp(`^${source}$`, 'su').test(text)
}

function variable(name: string, context: ConditionContext): string | null {
  const literal = special[name]
  if (literal !== undefined) return literal
  const [key = '', fallback] = name.split(/\s*,\s*/)
  const values = context.get(key.toLowerCase())
  if (values?.length === 1) return values[0] ?? null
  return fallback?.replace(/^'|'$/g, '') ?? null
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
