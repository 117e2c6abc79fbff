import type { SearchText, TextRange } from './search-text'

/** Longer words are no initials. */
const longest = 16

/**
 * Reads a lower-case word as the beginnings of two or more words of a text, in their order: `ppro` is **P**ayments **pro**duction and
 * `ro` is **R**ead**O**nly. Null when it is not.
 */
export function matchInitials(text: SearchText, word: string): readonly TextRange[] | null {
  if (word.length < 2 || word.length > longest || text.words.length < 2) return null
  const found = beginnings({ text, word, failed: new Set() }, 0, 0)
  return found !== null && found.length > 1 ? found : null
}

interface Search {
  readonly text: SearchText
  readonly word: string
  /** Places from which nothing was found: none is tried twice. */
  readonly failed: Set<number>
}

function beginnings(search: Search, typed: number, from: number): readonly TextRange[] | null {
  const { text, word, failed } = search
  const { words } = text
  if (typed === word.length) return []
  const place = typed * (words.length + 1) + from
  if (failed.has(place)) return null
  for (const [index, { start, end }] of words.slice(from).entries()) {
    const most = commonLength(text.folded.slice(start, end), word.slice(typed))
    for (let length = most; length > 0; length -= 1) {
      const rest = beginnings(search, typed + length, from + index + 1)
      if (rest) return [{ start, end: start + length }, ...rest]
    }
  }
  failed.add(place)
  return null
}

function commonLength(left: string, right: string): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length += 1
  return length
}
