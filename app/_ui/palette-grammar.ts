import { consoleServices, findConsoleService } from '@/lib/handout/console-services'
import { parseQuery, type Term } from './access-query'
import { isRegionWord } from './palette-region'

/** What is to be done with a role. */
export type Verb = 'console' | 'keys' | 'link' | 'details'

/** One way to understand what was typed. Which one is meant, the names of the person's accounts and roles decide. */
export interface Reading {
  /** Null: none was typed. */
  readonly verb: Verb | null
  /** The id of a service of the console. */
  readonly service: string | null
  /** The word for a region, which means another one in another partition. */
  readonly region: string | null
  /** What account and role are found by. */
  readonly terms: readonly Term[]
}

/** In English and in German, whatever the language of the page is. */
const verbs: Readonly<Record<string, Verb>> = {
  console: 'console',
  open: 'console',
  go: 'console',
  keys: 'keys',
  key: 'keys',
  credentials: 'keys',
  creds: 'keys',
  link: 'link',
  share: 'link',
  copy: 'link',
  details: 'details',
  why: 'details',
  konsole: 'console',
  öffnen: 'console',
  öffne: 'console',
  schlüssel: 'keys',
  teilen: 'link',
  kopieren: 'link',
  warum: 'details',
}

/** What stands between the words of a sentence: `keys for …`, `open s3 in eu as …`. */
const fillers: readonly string[] = [
  'a',
  'the',
  'for',
  'to',
  'of',
  'in',
  'on',
  'at',
  'as',
  'with',
  'role',
  'region',
  'für',
  'von',
  'zu',
  'als',
  'mit',
  'rolle',
]

/** Further words say nothing more, and further readings are nothing that anybody means. */
const mostWords = 12
const mostReadings = 16

/** The places of one or two words, and what they mean. */
interface Part<Meaning> {
  readonly from: number
  readonly to: number
  readonly meaning: Meaning
}

/**
 * Every way to understand a line: a verb stands first or last, and a service and a region anywhere. The more words are names, the
 * earlier the reading; a word that could be more than a name counts as one only where it begins a word of one.
 */
export function readCommand(line: string): readonly Reading[] {
  const terms = parseQuery(line).slice(0, mostWords)
  const found = withNone(verbParts(terms)).flatMap((verb) =>
    withNone(serviceParts(terms)).flatMap((service) =>
      withNone(regionParts(terms)).flatMap((region) => {
        const parts = [verb, service, region].filter((part) => part !== null)
        return areApart(parts) ? [{ verb, service, region, parts }] : []
      }),
    ),
  )
  const special = found.flatMap(({ parts }) => parts)
  return found
    .sort((left, right) => left.parts.length - right.parts.length)
    .slice(0, mostReadings)
    .map(({ verb, service, region, parts }) => ({
      verb: verb?.meaning ?? null,
      service: service?.meaning ?? null,
      region: region?.meaning ?? null,
      terms: namesIn(terms, parts, special),
    }))
}

/** The words that are left for names. */
function namesIn(
  terms: readonly Term[],
  parts: readonly Part<unknown>[],
  special: readonly Part<unknown>[],
): readonly Term[] {
  return terms.flatMap((term, place) => {
    if (isWithin(place, parts)) return []
    if (parts.length > 0 && term.field === 'any' && fillers.includes(term.text)) return []
    return [isWithin(place, special) ? { ...term, field: 'name' as const } : term]
  })
}

function isWithin(place: number, parts: readonly Part<unknown>[]): boolean {
  return parts.some(({ from, to }) => from <= place && place < to)
}

function areApart(parts: readonly Part<unknown>[]): boolean {
  return parts.every((one, at) => parts.slice(at + 1).every((other) => one.to <= other.from || other.to <= one.from))
}

function withNone<Meaning>(parts: readonly Part<Meaning>[]): readonly (Part<Meaning> | null)[] {
  return [null, ...parts]
}

function verbParts(terms: readonly Term[]): readonly Part<Verb>[] {
  const last = terms.length - 1
  return terms.flatMap(({ field, text }, from) => {
    const verb = field === 'any' && Object.hasOwn(verbs, text) ? verbs[text] : undefined
    return verb && (from === 0 || from === last) ? [{ from, to: from + 1, meaning: verb }] : []
  })
}

/** Services have names of two words as well; the last one counts first. */
function serviceParts(terms: readonly Term[]): readonly Part<string>[] {
  return terms
    .flatMap((_, from) =>
      [2, 1].flatMap((length) => {
        const words = terms.slice(from, from + length)
        const service =
          words.length === length && words.every(isPlain) ? serviceOf(words.map(({ text }) => text)) : null
        return service ? [{ from, to: from + length, meaning: service }] : []
      }),
    )
    .reverse()
}

function serviceOf(words: readonly string[]): string | null {
  const label = words.join(' ')
  const labelled = consoleServices.find((service) => service.label.toLowerCase() === label)
  return labelled?.id ?? findConsoleService(words.join('-'))?.id ?? null
}

function regionParts(terms: readonly Term[]): readonly Part<string>[] {
  return terms
    .flatMap((term, from) =>
      isPlain(term) && isRegionWord(term.text) ? [{ from, to: from + 1, meaning: term.text }] : [],
    )
    .reverse()
}

function isPlain({ field }: Term): boolean {
  return field === 'any'
}
