import type { KeyFormat } from '@/lib/handout/key-formats'
import { type BundleEntry, distinctNames } from './keys-bundle'
import { initialProfile, type KeysPlace, type PlacedFormat, placeFormat } from './keys-format'
import { type KeyLine, keyLines } from './keys-lines'
import type { IssuedKeys } from './keys-request'
import { recall } from './preferences'

/** The keys of one role in the chosen format; a credentials file has one for each role. */
export interface KeysSection {
  readonly placed: PlacedFormat
  /** Null until they are issued. */
  readonly keys: IssuedKeys | null
}

interface KeysParts {
  /** Of the dialog's own role. */
  readonly place: KeysPlace
  readonly keys: IssuedKeys | null
  readonly entries: readonly BundleEntry[]
  readonly spaced: boolean
}

/** The section of the dialog's own role, and in a credentials file those of the roles that were added. */
export function placeAll(format: KeyFormat, { place, keys, entries, spaced }: KeysParts): readonly KeysSection[] {
  const added = format.id === 'profile' ? entries.flatMap((entry) => (entry.status === 'issued' ? [entry] : [])) : []
  const others = added.map(({ target, keys: issued }) => {
    const profileName = initialProfile(target, recall(`profile.${target.role.id}`))
    const { region } = issued.choices
    return { keys: issued, place: { target, region, profileName, expiresAt: issued.expiresAt } }
  })
  const all = [{ keys, place }, ...others]
  const names = distinctNames(all.map((section) => section.place.profileName))
  return all.map((section, index) => {
    const named = { ...section.place, profileName: names[index] ?? section.place.profileName }
    return { keys: section.keys, placed: placeFormat(format, named, spaced) }
  })
}

/** The lines of all sections, with an empty one between two. */
export function sectionLines(sections: readonly KeysSection[], revealed: boolean): readonly KeyLine[] {
  const parts = sections.map(({ placed, keys }) => (keys ? keyLines(placed.render, keys, revealed) : []))
  return parts
    .flatMap((lines, index) => (index === 0 ? lines : [emptyLine, ...lines]))
    .map((line, index) => ({ ...line, number: index + 1 }))
}

const emptyLine: KeyLine = { number: 0, keyword: '', before: '', value: null, after: '', length: null, copy: null }
