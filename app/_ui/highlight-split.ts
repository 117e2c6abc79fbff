import { matchInitials } from './initials'
import { literalRanges, searchText, type TextRange } from './search-text'
import { slipRanges } from './typos'

/** A piece of a text, and whether it is one of the words that were looked for. */
export interface HighlightPiece {
  readonly text: string
  readonly found: boolean
}

/** Cuts a text at every place where one of the lower-case words was found, as the filter finds them; nothing is lost or reordered. */
export function splitByWords(text: string, words: readonly string[]): readonly HighlightPiece[] {
  const pieces: HighlightPiece[] = []
  let position = 0
  for (const { start, end } of placesOf(text, words)) {
    if (end <= position) continue
    const from = Math.max(start, position)
    if (from > position) pieces.push({ text: text.slice(position, from), found: false })
    pieces.push({ text: text.slice(from, end), found: true })
    position = end
  }
  if (position < text.length) pieces.push({ text: text.slice(position), found: false })
  return pieces
}

function placesOf(text: string, words: readonly string[]): readonly TextRange[] {
  const prepared = searchText(text)
  return words
    .flatMap((word) => {
      const literal = literalRanges(prepared, word)
      return literal.length > 0 ? literal : (matchInitials(prepared, word) ?? slipRanges(text, word))
    })
    .sort((left, right) => left.start - right.start || right.end - left.end)
}
