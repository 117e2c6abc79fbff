/** A piece of a text, and whether it is one of the words that were looked for. */
export interface HighlightPiece {
  readonly text: string
  readonly found: boolean
}

/** Cuts a text at every place where one of the lower-case words stands; nothing is lost or reordered. */
export function splitByWords(text: string, words: readonly string[]): readonly HighlightPiece[] {
  const lower = text.toLowerCase()
  // Lower-casing may change the length of exotic letters; positions would then be wrong.
  if (lower.length !== text.length) return [{ text, found: false }]
  const pieces: HighlightPiece[] = []
  let plain = 0
  let position = 0
  while (position < text.length) {
    const length = longestWordAt(lower, position, words)
    if (length === 0) {
      position += 1
      continue
    }
    if (position > plain) pieces.push({ text: text.slice(plain, position), found: false })
    pieces.push({ text: text.slice(position, position + length), found: true })
    position += length
    plain = position
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain), found: false })
  return pieces
}

function longestWordAt(lower: string, position: number, words: readonly string[]): number {
  return words.reduce((best, word) => (word.length > best && lower.startsWith(word, position) ? word.length : best), 0)
}
