/** Gives each name an identifier of the allowed characters, none twice; identifiers begin with a letter when `whenDigit` does. */
export function identifiers(
  names: readonly string[],
  style: { readonly forbidden: RegExp; readonly instead: string; readonly whenDigit: string },
): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const bare = name.replace(style.forbidden, style.instead)
    const base = /^[A-Za-z]/.test(bare) ? bare : `${style.whenDigit}${bare}`
    const found = firstFree(base, taken)
    taken.add(found.toLowerCase())
    return found
  })
}

function firstFree(base: string, taken: ReadonlySet<string>): string {
  let candidate = base
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${base}${count}`
  return candidate
}
