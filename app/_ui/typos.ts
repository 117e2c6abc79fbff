import UFuzzy from '@leeoniya/ufuzzy'
import type { TextRange } from './search-text'

/** One slip in a word: a letter too many, one missing, another one, or two exchanged; never the first letter. */
const slip = { intraSlice: [1, Number.POSITIVE_INFINITY], intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 } as const

const fuzzy = new UFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  // What was typed begins where a word begins; elsewhere one slip finds nearly everything.
  interLft: 1,
  intraMode: 1,
  ...slip,
  intraSlice: [1, Number.POSITIVE_INFINITY],
})

/** Short words are one slip away from everything, and a digit is no slip. */
const mayHaveSlip = /^\p{L}[\p{L}\d'-]{3,}$/u

/** Indices of the texts in which a word stands with one slip of the finger. */
export function findWithSlip(texts: readonly string[], word: string): readonly number[] {
  if (!mayHaveSlip.test(word)) return []
  const haystack = [...texts]
  const candidates = fuzzy.filter(haystack, word) ?? []
  return candidates.length === 0 ? [] : fuzzy.info(candidates, haystack, word).idx
}

/** Where in a text the word stands, with one slip. */
export function slipRanges(text: string, word: string): readonly TextRange[] {
  if (!mayHaveSlip.test(word) || !fuzzy.filter([text], word)?.length) return []
  const bounds = fuzzy.info([0], [text], word).ranges[0] ?? []
  return Array.from({ length: bounds.length / 2 }, (_, index) => ({
    start: bounds[2 * index] ?? 0,
    end: bounds[2 * index + 1] ?? 0,
  }))
}
