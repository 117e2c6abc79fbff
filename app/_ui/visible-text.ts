/** A piece of outside text: shown as it is, or as a visible name for what the eye cannot see. */
export interface TextPiece {
  readonly text: string
  readonly invisible: boolean
}

/**
 * What a reader would not see or would be misled by: controls, format and bidirectional marks, odd separators and
 * unpaired surrogates anywhere; spaces at the ends; more than one space in a row.
 */
const hidden =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00ad\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|(?! )\p{Zs}|^ +| +$| {2,}/gu

/** Cuts outside text into what is safe to read and what has to be named, in order and without loss. */
export function visibleText(value: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of value.matchAll(hidden)) {
    if (match.index > end) pieces.push({ text: value.slice(end, match.index), invisible: false })
    pieces.push({ text: nameInvisible(match[0]), invisible: true })
    end = match.index + match[0].length
  }
  if (end < value.length) pieces.push({ text: value.slice(end), invisible: false })
  return pieces
}

function nameInvisible(match: string): string {
  if (/^ +$/.test(match)) return '␠'.repeat(match.length)
  return [...match].map(nameCodePoint).join('')
}

function nameCodePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
