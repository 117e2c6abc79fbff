import { BrevetError } from '../domain/errors'
import type { DirectoryKind } from '../domain/group-list'
import type { DirectoryAnswer } from './directory-exchange'
import { maxDirectoryGroups, type VerifiedPerson } from './group-directory'
import { field } from './json-field'
import { claimAt } from './oidc-claims'
import { valuesAt } from './saml-attributes'

/** Where an answer came from, for the errors about it. */
export interface DirectoryPlace {
  readonly directory: DirectoryKind
  readonly host: string
}

/** An answer that says yes; any other fails with `directory_misconfigured`, by what its status means. */
export function agreed(directory: DirectoryKind, answer: DirectoryAnswer): unknown {
  const { host, status, json } = answer
  if (status >= 200 && status < 300) return json
  throw new BrevetError('directory_misconfigured', { directory, host, reason: refusals[status] ?? 'status', status })
}

const refusals: Readonly<Record<number, string>> = { 401: 'credentials', 403: 'permission', 404: 'person_unknown' }

/** A list of objects at a key, or the whole answer where `key` is null; anything else fails with `directory_misconfigured`. */
export function membersOf(value: unknown, key: string | null, place: DirectoryPlace): readonly unknown[] {
  const list = key === null ? value : field(value, key)
  if (!Array.isArray(list)) throw malformed(place)
  return list
}

/** A text at a path of keys. */
export function textAt(value: unknown, path: readonly string[], place: DirectoryPlace): string {
  const text = path.reduce(field, value)
  if (typeof text !== 'string' || text === '') throw malformed(place)
  return text
}

export function malformed({ directory, host }: DirectoryPlace): BrevetError {
  return new BrevetError('directory_misconfigured', { directory, host, reason: 'answer_malformed' })
}

/** Fails when there are more groups than Brevet takes. */
export function checkCount(count: number, place: DirectoryPlace): void {
  if (count > maxDirectoryGroups) throw tooMany(place)
}

export function tooMany({ directory, host }: DirectoryPlace): BrevetError {
  return new BrevetError('directory_misconfigured', { directory, host, reason: 'too_many_groups' })
}

/**
 * The address of the next page: within the origin of the directory and the path of the list, or it fails with
 * `directory_misconfigured`, since the credentials go with it.
 */
export function nextPage(address: string, list: URL, directory: DirectoryKind): URL {
  const url = URL.canParse(address, list.href) ? new URL(address, list.href) : null
  if (url?.origin === list.origin && url.pathname === list.pathname && url.username === '' && url.password === '')
    return url
  throw new BrevetError('directory_misconfigured', { directory, host: list.host, reason: 'next_page_elsewhere' })
}

/** What a verified answer says at a claim address, or in an attribute of one value; null when it does not. */
export function statedText(person: VerifiedPerson, name: string): string | null {
  if (person.kind === 'oidc') {
    const value = claimAt(person.claims, name)
    return typeof value === 'string' && value !== '' ? value : null
  }
  const [value, ...more] = valuesAt(person.attributes, name)
  return value !== undefined && more.length === 0 ? value : null
}

/** The verified answer does not name somebody of this directory. */
export function outside(directory: DirectoryKind, reason: string): BrevetError {
  return new BrevetError('groups_incomplete', { directory, reason })
}
