const minBytes = 32

/** Random text holds words of this length about never. */
const placeholders = [
  'changeme',
  'change-me',
  'change_me',
  'replace',
  'placeholder',
  'password',
  'example',
  'insecure',
  'default',
  'yoursecret',
  'your-secret',
  'your_secret',
  'supersecret',
  'qwerty',
  '12345678',
]

/** What makes a text unfit as a key; null when nothing obvious does. Never repeats the text. */
export function secretFault(key: string): string | null {
  if (Buffer.byteLength(key) < minBytes) return `is shorter than ${minBytes} bytes`
  const lower = key.toLowerCase()
  if (placeholders.some((word) => lower.includes(word))) return 'looks like a placeholder'
  return new Set(key).size < 8 || isRepeated(key) || isCounted(key) ? 'is a pattern and can be guessed' : null
}

/** Most characters are neighbours of those before them, as in `abcdef…`, `987654…` or `aabbcc…`; of random ones a fifth is. */
function isCounted(text: string): boolean {
  const codes = Buffer.from(text, 'utf8')
  const neighbours = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1)
  return neighbours.length > codes.length / 2
}

/** A text that is one shorter text again and again stands in its own double at an inner place. */
function isRepeated(text: string): boolean {
  const period = `${text}${text}`.indexOf(text, 1)
  const hasPrefixPeriod = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1).some((length) =>
    text.startsWith(text.slice(length)),
  )
  return period < text.length || hasPrefixPeriod
}
