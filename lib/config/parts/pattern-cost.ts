/** How much backtracking a regular expression allows. */
export interface PatternCost {
  /** Repetitions of variable length: `*`, `+`, `{n,}`, `{n,m}`. */
  readonly repeats: number
  /** Product of what `?` and `|` leave open. */
  readonly choices: number
  /** Whether something is repeated that itself varies. */
  readonly isNested: boolean
  /** A construct whose cost is not reckoned; null when there is none. */
  readonly unsupported: string | null
}

const tokenPattern =
  /\\k<|\\[pPu]\{[^}]*\}|\\[1-9]|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?<[A-Za-z_$][\w$]*>|\(\?:|\(\?|[()|]|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/g

interface Group {
  branches: number
  varies: boolean
}

/** Reckons the cost of a pattern that compiles with the flag `u`. */
export function patternCost(pattern: string): PatternCost {
  const stack: Group[] = [{ branches: 1, varies: false }]
  let [repeats, choices, isNested, lastVaries] = [0, 1, false, false]
  let unsupported: string | null = null
  for (const [token] of pattern.matchAll(tokenPattern)) {
    const group = stack.at(-1) ?? { branches: 1, varies: false }
    const quantifier = readQuantifier(token)
    unsupported ??= unsupportedConstruct(token)
    if (quantifier) {
      isNested ||= quantifier.max > 1 && lastVaries
      if (quantifier.max > 1 && quantifier.isVariable) repeats += 1
      if (quantifier.max === 1 && quantifier.isVariable) choices *= 2
      group.varies ||= quantifier.isVariable
    } else if (token === '|') {
      group.branches += 1
      group.varies = true
    } else if (token.startsWith('(')) {
      stack.push({ branches: 1, varies: false })
    } else if (token === ')') {
      stack.pop()
      choices *= group.branches
      const outer = stack.at(-1)
      if (outer) outer.varies ||= group.varies
    }
    lastVaries = token === ')' && group.varies
  }
  return { repeats, choices: choices * (stack.at(-1)?.branches ?? 1), isNested, unsupported }
}

function unsupportedConstruct(token: string): string | null {
  if (token === '\\k<' || /^\\[1-9]$/.test(token)) return 'back references'
  return token === '(?' ? 'look-around and flags, written (?…),' : null
}

function readQuantifier(token: string): { readonly max: number; readonly isVariable: boolean } | null {
  if (/^[*+]\??$/.test(token)) return { max: Number.POSITIVE_INFINITY, isVariable: true }
  if (/^\?\??$/.test(token)) return { max: 1, isVariable: true }
  const [, min, hasComma, max] = /^\{(\d+)(,)?(\d*)\}\??$/.exec(token) ?? []
  if (min === undefined) return null
  if (!hasComma) return { max: Number(min), isVariable: false }
  return { max: max ? Number(max) : Number.POSITIVE_INFINITY, isVariable: max !== min }
}
