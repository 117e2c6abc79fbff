import { findConsoleService } from '@/lib/handout/console-services'
import type { Term } from './access-query'
import { type RoleMatch, searchRoles } from './access-search'
import { targetOf } from './access-view'
import type { ConsolePlace } from './console-query'
import { fewBest } from './few-best'
import { type PaletteAccess, standingOf } from './palette-access'
import { type Reading, readCommand, type Verb } from './palette-grammar'
import { type RoleOption, roleOption } from './palette-option'
import { regionOfWord } from './palette-region'
import { standsLiterally } from './term-hits'

/** What the typed words find among the roles. */
export interface FoundRoles {
  /** The first few. */
  readonly options: readonly RoleOption[]
  /** How many roles fit. */
  readonly found: number
  /** The verb that was typed; null: none. */
  readonly verb: Verb | null
  /** The words for names of the reading that stands first. */
  readonly terms: readonly Term[]
}

/**
 * The roles that a line means, what fits best first: among equals the account whose whole name was typed, whatever was used before, so
 * that one line always means one account; then favourites, recents, the name with the fewest further words, and the name. A line that can
 * be understood in several ways finds what each of them finds, names before services and regions.
 */
export function findRoles(line: string, access: PaletteAccess, most: number): FoundRoles {
  const standing = standingOf(access)
  const finds = readCommand(line)
    .filter(isMeant)
    .map((reading) => findBy(reading, access))
    .filter(({ matches }) => matches.length > 0)
  const options = finds.flatMap(({ reading, matches }) =>
    fewBest(rated(matches, standing), most, compareRated).map(({ match }) => optionOf(match, reading)),
  )
  const ids = new Set(finds.flatMap(({ matches }) => matches.map(({ role }) => role.id)))
  const [first] = finds
  return {
    options: [...new Map(options.map((option) => [option.key, option])).values()].slice(0, most),
    found: ids.size,
    verb: first?.reading.verb ?? null,
    terms: first?.terms ?? [],
  }
}

/** A region alone says nothing of what is wanted. */
function isMeant({ verb, service, terms }: Reading): boolean {
  return terms.length > 0 || service !== null || verb !== null
}

interface Find {
  readonly reading: Reading
  readonly terms: readonly Term[]
  readonly matches: readonly RoleMatch[]
}

function findBy(reading: Reading, { index }: PaletteAccess): Find {
  const terms = reading.terms.flatMap((term) => (standsLiterally(index, term) ? [term] : piecesOf(term)))
  const hasRegion = regionCheck(reading)
  const matches = searchRoles(index, terms).filter(
    ({ account, role }) => mayDo(role, reading) && hasRegion(account.region),
  )
  return { reading, terms, matches }
}

/** `prod-pay` is two words where no name has it as it stands. */
function piecesOf(term: Term): readonly Term[] {
  const pieces = term.field === 'any' ? (term.text.match(/[^-_/.,@·]+/g) ?? []) : []
  return pieces.length > 1 ? pieces.map((text) => ({ ...term, text })) : [term]
}

function mayDo(role: RoleMatch['role'], { verb, service, region }: Reading): boolean {
  if (verb === 'details') return true
  if (verb === 'keys') return role.keys
  if (verb !== null || service !== null || region !== null) return role.console
  return role.console || role.keys
}

function regionCheck({ region }: Reading): (home: string) => boolean {
  if (region === null) return () => true
  const known = new Map<string, boolean>()
  return (home) => {
    const has = known.get(home) ?? regionOfWord(region, home) !== null
    known.set(home, has)
    return has
  }
}

interface Rated {
  readonly match: RoleMatch
  readonly standing: number
}

function* rated(matches: readonly RoleMatch[], standing: (id: string) => number): Generator<Rated> {
  for (const match of matches) yield { match, standing: standing(match.role.id) }
}

function compareRated({ match: left, standing: one }: Rated, { match: right, standing: other }: Rated): number {
  const isNamed = ({ unsaid }: RoleMatch) => (unsaid === 0 ? 0 : 1)
  return left.rank - right.rank || isNamed(left) - isNamed(right) || one - other || left.unsaid - right.unsaid
}

function optionOf({ account, role }: RoleMatch, { verb, service, region }: Reading): RoleOption {
  const target = targetOf(account, role)
  const meant = verb ?? (role.console ? 'console' : 'keys')
  if (meant === 'keys' || meant === 'details') return roleOption(meant, target)
  const wanted = region === null ? null : regionOfWord(region, account.region)
  const place: ConsolePlace = { service, region: wanted === account.region ? null : wanted }
  return roleOption(meant, target, place, placeText(service, wanted ?? account.region, region !== null))
}

/** `S3, eu-west-1`; a service that has one place for all regions alone; empty for the console's home in the account's own region. */
function placeText(service: string | null, region: string, isNamed: boolean): string {
  if (service === null) return isNamed ? region : ''
  const known = findConsoleService(service)
  return known?.isGlobal ? known.label : `${known?.label ?? service}, ${region}`
}
