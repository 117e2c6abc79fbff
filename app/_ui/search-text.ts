/** A text of the list, prepared for searching once. */
export interface SearchText {
  readonly text: string
  /** Lower case, of the same length as `text`. */
  readonly folded: string
  /** Its words: `ReadOnly-2` has `read`, `only` and `2`. */
  readonly words: readonly TextRange[]
}

/** A part of a text: from, and up to but without. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** How well a word fits; less is better. */
export type Rank = number

/** The ranks of a word that stands in a text as it was typed. */
export const ranks = { whole: 0, first: 1, wordStart: 2, inside: 3, initials: 4, typo: 5 } as const

/** Two letters stand inside of nearly every name: so short a word counts only where a word begins. */
const shortest = 3

/** Lower case where that keeps the length: the places found must be those of the text. */
export function searchText(text: string): SearchText {
  const lower = text.toLowerCase()
  return { text, folded: lower.length === text.length ? lower : text, words: wordRanges(text) }
}

/** The best place at which a lower-case word stands in a text as it is; null when it does not. */
export function literalRank({ text, folded }: SearchText, word: string): Rank | null {
  let best: Rank | null = null
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    const rank = rankAt(text, at, word.length)
    if (rank !== null && (best === null || rank < best)) best = rank
    if (best !== null && best <= ranks.first) break
  }
  return best
}

/** Every place at which the word stands, as {@link literalRank} counts them. */
export function literalRanges({ text, folded }: SearchText, word: string): readonly TextRange[] {
  const found: TextRange[] = []
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    if (rankAt(text, at, word.length) !== null) found.push({ start: at, end: at + word.length })
  }
  return found
}

function rankAt(text: string, at: number, length: number): Rank | null {
  const startsWord = isWordStart(text, at)
  const end = at + length
  if (startsWord && (end === text.length || isWordStart(text, end) || !isLetterOrDigit(text, end))) {
    return at === 0 && end === text.length ? ranks.whole : ranks.first
  }
  if (startsWord) return at === 0 ? ranks.first : ranks.wordStart
  return length >= shortest || /\d/.test(text.charAt(at)) ? ranks.inside : null
}

function wordRanges(text: string): readonly TextRange[] {
  const words: TextRange[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!isLetterOrDigit(text, at) || !isWordStart(text, at)) continue
    let end = at + 1
    while (end < text.length && isLetterOrDigit(text, end) && !isWordStart(text, end)) end += 1
    words.push({ start: at, end })
  }
  return words
}

type Kind = 'lower' | 'upper' | 'digit' | 'letter' | 'other'

/** What a character is; thousands of names are read when the page wakes up, nearly all of them in ASCII. */
function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at)
  if (code >= 97 && code <= 122) return 'lower'
  if (code >= 65 && code <= 90) return 'upper'
  if (code >= 48 && code <= 57) return 'digit'
  if (code < 128) return 'other'
  const character = text.charAt(at)
  if (/\p{Ll}/u.test(character)) return 'lower'
  if (/\p{Lu}/u.test(character)) return 'upper'
  if (/\p{L}/u.test(character)) return 'letter'
  return /\p{N}/u.test(character) ? 'digit' : 'other'
}

function isLetterOrDigit(text: string, at: number): boolean {
  return kindAt(text, at) !== 'other'
}

function isWordStart(text: string, at: number): boolean {
  const before = at === 0 ? 'other' : kindAt(text, at - 1)
  const here = kindAt(text, at)
  if (before === 'other') return true
  return (before === 'lower' && here === 'upper') || (before === 'digit') !== (here === 'digit')
}
