/** What a word is looked for in. `name`: only where it begins a word in the name of an account or role; no prefix of the filter says so. */
export type Field = 'any' | 'environment' | 'account' | 'role' | 'tag' | 'name'

/** One word of the filter, in lower case. */
export interface Term {
  readonly field: Field
  readonly text: string
  /** For `tag:team=x`: `team`. Null where no key was named. */
  readonly key: string | null
}

const prefixes: Readonly<Record<string, Field>> = {
  env: 'environment',
  environment: 'environment',
  acct: 'account',
  account: 'account',
  role: 'role',
  tag: 'tag',
}

/** Words apart from each other by white space; one in quotation marks may hold some: `tag:team="data science"`. */
export function parseQuery(query: string): readonly Term[] {
  const words =
    query
      .normalize('NFC')
      .toLowerCase()
      .match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []
  return words.map((word) => termOf(word.replaceAll('"', ''))).filter(({ text, key }) => text !== '' || key !== null)
}

function termOf(word: string): Term {
  const colon = word.indexOf(':')
  const prefix = word.slice(0, Math.max(colon, 0))
  const field = Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined
  if (!field) return { field: 'any', text: word, key: null }
  const text = word.slice(colon + 1)
  const equals = field === 'tag' ? text.indexOf('=') : -1
  if (equals > 0) return { field, key: text.slice(0, equals), text: text.slice(equals + 1) }
  return { field, text, key: null }
}

/** The words of a query that may be marked in names. */
export function wordsToMark(query: string): readonly string[] {
  return parseQuery(query)
    .filter(({ field }) => field === 'any' || field === 'account' || field === 'role')
    .map(({ text }) => text)
}
