import { type PatternCost, patternCost } from './pattern-cost'

/** What a `groupPattern` is worth. */
export type GroupPattern =
  | { readonly ok: true; readonly hasRole: boolean }
  | { readonly ok: false; readonly message: string }

const maxPatternLength = 256

/** Length of group names for which the cost is reckoned. */
const groupLength = 128

/** Steps that one group may take at worst: some tens of milliseconds. */
const maxSteps = 2 ** 24

/**
 * Judges a `groupPattern`: it compiles, captures `account` and perhaps `role`, and cannot take long on a hostile group.
 * Backtracking is bounded by refusing repetition within repetition, and by the number of choices the rest can make.
 */
export function inspectGroupPattern(pattern: string): GroupPattern {
  const message = patternFault(pattern)
  if (message !== null) return { ok: false, message }
  const names = [...pattern.matchAll(/\(\?<([A-Za-z_$][\w$]*)>/g)].map(([, name]) => name)
  if (!names.includes('account')) return { ok: false, message: 'must hold the named group (?<account>…)' }
  const further = names.find((name) => name !== 'account' && name !== 'role')
  if (further !== undefined)
    return { ok: false, message: 'may name the groups account and role only; write others as (?:…)' }
  return { ok: true, hasRole: names.includes('role') }
}

/** What forbids a pattern of the configuration: it does not compile, or may take long on a hostile text; null when nothing does. */
export function patternFault(pattern: string): string | null {
  return compileFault(pattern) ?? describeCost(patternCost(pattern))
}

function compileFault(pattern: string): string | null {
  if (pattern.length > maxPatternLength) return `must be at most ${maxPatternLength} characters long`
  try {
    new RegExp(pattern, 'u')
    return null
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.split(': ').at(-1) : null
    return `is no regular expression${reason ? ` (${reason})` : ''}`
  }
}

function describeCost(cost: PatternCost): string | null {
  if (cost.unsupported !== null) return `${cost.unsupported} are not supported`
  if (cost.isNested)
    return 'repeats something that itself repeats or has alternatives, which can take for ever on a hostile text'
  if (cost.choices * groupLength ** cost.repeats <= maxSteps) return null
  return 'leaves too many choices: use at most three of * + and {n,m}, and then few of ? and |'
}
