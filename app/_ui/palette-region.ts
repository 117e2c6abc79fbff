import { partitionIds, partitionOfRegion, partitions } from '@/lib/domain/partition'
import { findRegions, regionChoices } from './region-choice'

/** Of the regions of an area, the one that is meant where an account has its home elsewhere; of other areas the first that is always on. */
const usual: Readonly<Record<string, string>> = { eu: 'eu-west-1', us: 'us-east-1' }

/** Directions of regions, as their short codes write them. */
const directions: readonly (readonly [RegExp, string])[] = [
  [/^north(?=east|west)/, 'n'],
  [/^south(?=east|west)/, 's'],
]

/**
 * The region that somebody means by one word, in an account with this home: an id (`eu-west-1`), its short code (`euw1`), the beginning of
 * one (`eu`, `eu-west`, `gov`), or a word that names one place (`ireland`). The account's partition decides, and its home comes first.
 * Null where the partition has no such region.
 */
export function regionOfWord(word: string, home: string): string | null {
  const text = word.toLowerCase()
  if (text.length < 2) return null
  const partition = partitionOfRegion(text)
  if (partition) return partition.id === partitionOfRegion(home)?.id ? text : null
  const choices = regionChoices(home)
  const coded = choices.find(({ id }) => shortCode(id) === text)
  if (coded) return coded.id
  const begun = choices.filter(({ id }) => isBeginning(text, id))
  const [named, ...others] = text.length > 3 ? findRegions(choices, text) : []
  if (begun.length === 0) return named && others.length === 0 ? named.id : null
  const preferred = begun.find(({ id }) => id === home) ?? begun.find(({ id }) => id === usual[text])
  return (preferred ?? begun.find(({ isOptIn }) => !isOptIn) ?? begun[0])?.id ?? null
}

/** Whether a word means a region of any partition. */
export function isRegionWord(word: string): boolean {
  return partitionIds.some((id) => regionOfWord(word, partitions[id].globalRegion) !== null)
}

/** `eu` and `eu-west` begin `eu-west-1`; `gov` and `gov-west` begin `us-gov-west-1`. */
function isBeginning(text: string, id: string): boolean {
  return [id, id.replace(/^us-(?=gov|iso)/, '')].some((name) => `${name}-`.startsWith(`${text}-`))
}

/** `ap-southeast-2` as `apse2`, `us-gov-west-1` as `usgw1`. */
function shortCode(id: string): string {
  const [area = '', ...rest] = id.split('-')
  return `${area}${rest.map(shortPart).join('')}`
}

function shortPart(part: string): string {
  if (/^\d+$/.test(part)) return part
  const [pattern, first] = directions.find(([direction]) => direction.test(part)) ?? []
  return pattern && first ? `${first}${part.replace(pattern, '').charAt(0)}` : part.charAt(0)
}
