import type { AwsPlace } from '@/lib/domain/aws-place'
import { paletteTexts } from '../_texts/palette-texts'
import type { Term } from './access-query'
import { type PaletteAccess, targetsOf } from './palette-access'
import { type PaletteGroup, type PaletteOption, type PaletteView, type RoleOption, roleOption } from './palette-option'
import { findPages, isPageName, type PalettePage } from './palette-pages'
import { isWebAddress, pastedPlace, rolesForPaste } from './palette-paste'
import { findRoles } from './palette-search'

const { groups: titles } = paletteTexts

/** The list of the home page shows more. */
const mostRoles = 6

/** Of favourites, and of recents, while the field is empty. */
const mostPicks = 5

/** What the palette offers for a line: always the same for the same line. */
export function paletteView(line: string, access: PaletteAccess, pages: readonly PalettePage[]): PaletteView {
  if (line.trim() === '') return restingView(access, pages)
  const place = pastedPlace(line)
  if (place) return pastedView(place, access)
  if (isWebAddress(line)) return { groups: [], found: 0, words: [], remark: paletteTexts.noConsoleAddress }
  return typedView(line, access, pages)
}

function restingView(access: PaletteAccess, pages: readonly PalettePage[]): PaletteView {
  const { favourites } = access
  const recents = access.recents.filter((id) => !favourites.includes(id))
  const picks = favourites.length + recents.length
  const byName = access.index.accounts.slice(0, mostPicks).flatMap(({ account }) => account.roles.map(({ id }) => id))
  const usual = (ids: readonly string[]) => targetsOf(access, ids).slice(0, mostPicks).map(usualOption)
  return {
    groups: groupsOf([
      [titles.favourites, usual(favourites)],
      [titles.recents, usual(recents)],
      [titles.roles, picks === 0 ? usual(byName) : []],
      [titles.pages, pages.map(pageOption)],
    ]),
    found: null,
    words: [],
    remark: '',
  }
}

function pastedView(place: AwsPlace, access: PaletteAccess): PaletteView {
  const { options, found, placeText } = rolesForPaste(place, access, mostRoles)
  return {
    groups: groupsOf([...roleSections(options), ...furtherSections(options[0])]),
    found,
    words: [],
    remark: paletteTexts.pasted(placeText, found),
  }
}

function typedView(line: string, access: PaletteAccess, pages: readonly PalettePage[]): PaletteView {
  const { options, found, verb, terms } = findRoles(line, access, mostRoles)
  const shown = new Set(options.map(({ target }) => target.role.id))
  const pageSection = [titles.pages, findPages(pages, line).map(pageOption)] as const
  const isNamed = pages.some((page) => isPageName(page, line))
  return {
    groups: groupsOf([
      ...(isNamed ? [pageSection] : []),
      ...roleSections(options),
      ...(found > shown.size
        ? [[titles[options[0]?.verb ?? 'console'], [moreOption(found - shown.size, terms)]] as const]
        : []),
      ...(verb === null ? furtherSections(options[0]) : []),
      pageSection,
    ]),
    found,
    words: terms.filter(({ field }) => field !== 'environment' && field !== 'tag').map(({ text }) => text),
    remark: '',
  }
}

/** A heading and what stands under it. */
type Section = readonly [title: string, options: readonly PaletteOption[]]

function roleSections(options: readonly RoleOption[]): readonly Section[] {
  const verbs = ['console', 'keys', 'link', 'details'] as const
  const ofVerb = (verb: RoleOption['verb']): Section => [titles[verb], options.filter((option) => option.verb === verb)]
  const first = options[0]?.verb ?? 'console'
  return [first, ...verbs.filter((verb) => verb !== first)].map(ofVerb)
}

/** What else can be done with the role that stands first. */
function furtherSections(first: RoleOption | undefined): readonly Section[] {
  if (!first) return []
  const { target, place, placeText } = first
  const link = target.role.console ? [roleOption('link', target, place, placeText)] : []
  return [
    [titles.keys, target.role.keys ? [roleOption('keys', target)] : []],
    [titles.actions, [...link, roleOption('details', target)]],
  ]
}

/** Sections that have anything; those of one name are one, and what stood before is not said again. */
function groupsOf(sections: readonly Section[]): readonly PaletteGroup[] {
  const groups = new Map<string, PaletteOption[]>()
  const known = new Set<string>()
  for (const [title, options] of sections) {
    const fresh = options.filter(({ key }) => !known.has(key))
    for (const { key } of fresh) known.add(key)
    if (fresh.length > 0) groups.set(title, [...(groups.get(title) ?? []), ...fresh])
  }
  return [...groups].map(([value, items]) => ({ value, items }))
}

/** What a role is mostly taken for: its console, where it has one. */
function usualOption(target: Parameters<typeof roleOption>[1]): RoleOption {
  return roleOption(target.role.console ? 'console' : 'keys', target)
}

function pageOption(page: PalettePage): PaletteOption {
  return { kind: 'page', key: `page ${page.id}`, page }
}

function moreOption(count: number, terms: readonly Term[]): PaletteOption {
  return { kind: 'more', key: 'more', count, query: terms.map(wordOf).join(' ') }
}

const prefixes = { any: '', name: '', environment: 'env:', account: 'acct:', role: 'role:', tag: 'tag:' } as const

/** A word as the filter of the list reads it. */
function wordOf({ field, key, text }: Term): string {
  const word = `${prefixes[field]}${key === null ? '' : `${key}=`}${text}`
  return /\s/.test(word) ? `"${word}"` : word
}
