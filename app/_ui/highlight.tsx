import { splitByWords } from './highlight-split'

interface HighlightProps {
  readonly text: string
  /** Lower-case words to mark. */
  readonly words: readonly string[]
}

/** Text with the found words marked. */
export function Highlight({ text, words }: HighlightProps) {
  if (words.length === 0) return text
  let position = 0
  return splitByWords(text, words).map((piece) => {
    const key = position
    position += piece.text.length
    return piece.found ? <mark key={key}>{piece.text}</mark> : piece.text
  })
}
