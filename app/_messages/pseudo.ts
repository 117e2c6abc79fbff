import type { CompiledMessage } from './compiled-message'

/**
 * A message in the pseudo-locale: every letter with an accent, every text a third longer and in brackets, what stands in braces and tags
 * as it was. Takes and gives what `icu-minify` compiles.
 */
export function pseudoMessage(message: CompiledMessage): CompiledMessage {
  if (typeof message === 'string') return `[${longer(accented(message))}]`
  return ['[', ...message.map(pseudoPart), ']']
}

type Part = Exclude<CompiledMessage, string>[number]

function pseudoPart(part: Part): Part {
  if (typeof part === 'string') return longer(accented(part))
  if (part === 0) return part
  const [name, type, ...rest] = part
  if (type === undefined) return part
  if (typeof type === 'number' && type !== 0) return [name, type, ...rest.map(pseudoOptions)]
  return [name, ...part.slice(1).map((child) => pseudoPart(child as Part))]
}

/** The branches of a plural or a select; formats of dates and numbers stay. */
function pseudoOptions(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options
  return Object.fromEntries(Object.entries(options).map(([branch, text]) => [branch, pseudoBranch(text)]))
}

function pseudoBranch(branch: unknown): unknown {
  return Array.isArray(branch)
    ? branch.map((part) => pseudoPart(part))
    : typeof branch === 'string'
      ? longer(accented(branch))
      : branch
}

const plain = 'AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz'
const marked = 'ÀàÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž'

function accented(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => marked[plain.indexOf(letter)] ?? letter)
}

/** German and Finnish are about a third longer than English, word by word. */
function longer(text: string): string {
  return text.replace(/\p{L}{3,}/gu, (word) => `${word}${'~'.repeat(Math.ceil(word.length / 3))}`)
}
