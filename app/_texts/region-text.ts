/** The regions in which an account does not admit STS, for whoever has to switch them on; empty where none is known. */
export function regionText(regions: readonly string[]): string {
  if (regions.length === 0) return ''
  return regions.length === 1 ? `The region is ${regions[0]}.` : `The regions are ${regions.join(', ')}.`
}
