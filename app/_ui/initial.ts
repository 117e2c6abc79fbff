/** The first letter or digit of a name, in capitals, for where there is room for one; a dot for a name without any. */
export function initialOf(name: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·'
  return [...letter.toLocaleUpperCase('en')][0] ?? letter
}
