import type { RoleTarget } from './access-view'
import type { ConsolePlace } from './console-query'
import type { Verb } from './palette-grammar'
import type { PalettePage } from './palette-pages'

/** A role and what is done with it. */
export interface RoleOption {
  readonly kind: 'role'
  readonly key: string
  readonly verb: Verb
  readonly target: RoleTarget
  /** Where its console opens; empty for its home. */
  readonly place: ConsolePlace
  /** The same in words; empty for its home. */
  readonly placeText: string
}

/** One line of the palette. */
export type PaletteOption =
  | RoleOption
  | { readonly kind: 'page'; readonly key: string; readonly page: PalettePage }
  /** Further roles, and the page that shows them. */
  | { readonly kind: 'more'; readonly key: string; readonly count: number; readonly href: string }

/** Lines under one heading. */
export interface PaletteGroup {
  readonly value: string
  readonly items: readonly PaletteOption[]
}

/** What the palette shows for what was typed. */
export interface PaletteView {
  readonly groups: readonly PaletteGroup[]
  /** How many roles fit; null where nothing was asked of them. */
  readonly found: number | null
  /** Lower-case words to mark in names. */
  readonly words: readonly string[]
  /** Why there is nothing, or what a pasted text names; empty: nothing to say. */
  readonly remark: string
}

/** The line of one role. */
export function roleOption(verb: Verb, target: RoleTarget, place: ConsolePlace = {}, placeText = ''): RoleOption {
  const key = [verb, target.role.id, place.to, place.service, place.region].filter(Boolean).join(' ')
  return { kind: 'role', key, verb, target, place, placeText }
}
