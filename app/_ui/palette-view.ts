import type { AwsPlace } from '@/lib/domain/aws-place'
import type { Texts } from '../_messages/texts'
import type { Term } from './access-query'
import { type PaletteAccess, targetsOf } from './palette-access'
import { type PaletteGroup, type PaletteOption, type PaletteView, type RoleOption, roleOption } from './palette-option'
import { findPages, isPageName, type PalettePage } from './palette-pages'
import { isWebAddress, pastedPlace, placeText, rolesForPaste } from './palette-paste'
import { findRoles } from './palette-search'

/** The list of the home page shows more. */
const mostRoles = 6

/** Of favourites, and of recents, while the field is empty. */
const mostPicks = 5

/** What the palette finds things in. */
export interface PaletteKnowledge {
  readonly access: PaletteAccess
  readonly pages: readonly PalettePage[]
}

/** What the palette offers for a line: always the same for the same line. */
export function paletteView(t: Texts<'palette'>, line: string, known: PaletteKnowledge): PaletteView {
  const { access } = known
  if (line.trim() === '') return restingView(t, known)
  const place = pastedPlace(line)
  if (place) return pastedView(t, { line, place }, access)
  if (isWebAddress(line)) return { groups: [], found: 0, words: [], remark: t('noConsoleAddress') }
  return typedView(t, line, known)
}

function restingView(t: Texts<'palette'>, { access, pages }: PaletteKnowledge): PaletteView {
  const { favourites } = access
  const recents = access.recents.filter((id) => !favourites.includes(id))
  const picks = favourites.length + recents.length
  const byName = access.index.accounts.slice(0, mostPicks).flatMap(({ account }) => account.roles.map(({ id }) => id))
  const usual = (ids: readonly string[]) => targetsOf(access, ids).slice(0, mostPicks).map(usualOption)
  return {
    groups: groupsOf([
      [t('groups.favourites'), usual(favourites)],
      [t('groups.recents'), usual(recents)],
      [t('groups.roles'), picks === 0 ? usual(byName) : []],
      [t('groups.pages'), pages.map(pageOption)],
    ]),
    found: null,
    words: [],
    remark: '',
  }
}

interface Pasted {
  readonly line: string
  readonly place: AwsPlace
}

function pastedView(t: Texts<'palette'>, { line, place }: Pasted, access: PaletteAccess): PaletteView {
  const { options, found } = rolesForPaste(place, access, mostRoles)
  const more = found > options.length ? [moreOption(found - options.length, chooserOf(line))] : []
  return {
    groups: groupsOf([
      ...roleSections(t, options),
      [t(`groups.${options[0]?.verb ?? 'console'}`), more],
      ...furtherSections(t, options[0]),
    ]),
    found,
    words: [],
    remark: t('pasted', { count: found, place: placeText(t, place) || t('thatPlace') }),
  }
}

function typedView(t: Texts<'palette'>, line: string, { access, pages }: PaletteKnowledge): PaletteView {
  const { options, found, verb, terms } = findRoles(line, access, mostRoles)
  const shown = new Set(options.map(({ target }) => target.role.id))
  const pageSection = [t('groups.pages'), findPages(pages, line).map(pageOption)] as const
  const isNamed = pages.some((page) => isPageName(page, line))
  return {
    groups: groupsOf([
      ...(isNamed ? [pageSection] : []),
      ...roleSections(t, options),
      ...(found > shown.size
        ? [[t(`groups.${options[0]?.verb ?? 'console'}`), [moreOption(found - shown.size, listOf(terms))]] as const]
        : []),
      ...(verb === null ? furtherSections(t, options[0]) : []),
      pageSection,
    ]),
    found,
    words: terms.filter(({ field }) => field !== 'environment' && field !== 'tag').map(({ text }) => text),
    remark: '',
  }
}

/** A heading and what stands under it. */
type Section = readonly [title: string, options: readonly PaletteOption[]]

function roleSections(t: Texts<'palette'>, options: readonly RoleOption[]): readonly Section[] {
  const verbs = ['console', 'keys', 'link', 'details'] as const
  const ofVerb = (verb: RoleOption['verb']): Section => [
    t(`groups.${verb}`),
    options.filter((option) => option.verb === verb),
  ]
  const first = options[0]?.verb ?? 'console'
  return [first, ...verbs.filter((verb) => verb !== first)].map(ofVerb)
}

/** What else can be done with the role that stands first. */
function furtherSections(t: Texts<'palette'>, first: RoleOption | undefined): readonly Section[] {
  if (!first) return []
  const { target, place, placeText } = first
  const link = target.role.console ? [roleOption('link', target, place, placeText)] : []
  return [
    [t('groups.keys'), target.role.keys ? [roleOption('keys', target)] : []],
    [t('groups.actions'), [...link, roleOption('details', target)]],
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

function moreOption(count: number, href: string): PaletteOption {
  return { kind: 'more', key: 'more', count, href }
}

/** The list, filtered by these words. */
function listOf(terms: readonly Term[]): string {
  return `/?${new URLSearchParams({ q: terms.map(wordOf).join(' ') })}`
}

/** The page where one of the roles is chosen that fit what was pasted. */
function chooserOf(line: string): string {
  return `/go?${new URLSearchParams({ to: line.trim(), choose: '1' })}`
}

const prefixes = { any: '', name: '', environment: 'env:', account: 'acct:', role: 'role:', tag: 'tag:' } as const

/** A word as the filter of the list reads it. */
function wordOf({ field, key, text }: Term): string {
  const word = `${prefixes[field]}${key === null ? '' : `${key}=`}${text}`
  return /\s/.test(word) ? `"${word}"` : word
}
