/** JSON as text that shows everything: what the eye cannot see or would be misled by is written as its escape. */
export function recordText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007f-\u009f]|\u034f/gu, escaped)
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, place) => {
    return `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`
  }).join('')
}
