import { partitionOfRegion } from '@/lib/domain/partition'
import { type Region, regions } from '@/lib/domain/region'
import type { Texts } from '../_messages/texts'

/** The regions of a partition, the account's own first: it decides the partition. */
export function regionChoices(home: string): readonly Region[] {
  const partition = partitionOfRegion(home)
  const known = partition ? regions[partition.id] : []
  const own = known.find(({ id }) => id === home) ?? { id: home, name: '', isOptIn: false }
  return [own, ...known.filter(({ id }) => id !== home)]
}

/** The regions in which every word stands, in id or name, whatever the case; all of them without a word. */
export function findRegions(choices: readonly Region[], query: string): readonly Region[] {
  const words = plain(query).split(/\s+/)
  return choices.filter(({ id, name }) => words.every((word) => plain(`${id} ${name}`).includes(word)))
}

/** The region that somebody typed: the id of any in the account's partition, known or not, or what names one of the known. Null otherwise. */
export function typedRegion(text: string, home: string): string | null {
  const id = text.trim().toLowerCase()
  const partition = partitionOfRegion(id)
  if (id === home || (partition !== null && partition.id === partitionOfRegion(home)?.id)) return id
  const [found, ...others] = id === '' ? [] : findRegions(regionChoices(home), id)
  return found && others.length === 0 ? found.id : null
}

/** The name of a region, and what somebody should know before choosing it; the account's own needs no warning. */
export function regionNote(t: Texts<'choices'>, region: string, home: string): string {
  const known = regionChoices(home).find(({ id }) => id === region)
  if (!known && typedRegion(region, home) === null) return t('regionElsewhere')
  if (!known) return t('regionUnknown')
  return known.isOptIn && region !== home ? t('regionOptIn', { name: known.name }) : known.name
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}
