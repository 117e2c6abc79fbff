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
  if (new Set(key).size < 8 || isRepeated(key)) return 'repeats itself and can be guessed'
  const lower = key.toLowerCase()
  return placeholders.some((word) => lower.includes(word)) ? 'looks like a placeholder' : null
}

/** A text that is one shorter text again and again stands in its own double at an inner place. */
function isRepeated(text: string): boolean {
  const period = `${text}${text}`.indexOf(text, 1)
  const hasPrefixPeriod = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1).some((length) =>
    text.startsWith(text.slice(length)),
  )
  return period < text.length || hasPrefixPeriod
}
