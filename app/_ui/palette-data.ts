import { indexAccess } from './access-index'
import { type AccessTable, accountsOf } from './access-table'
import type { PaletteAccess } from './palette-access'

/** What the server says of a person's access, and from where they ask. */
export interface FetchedAccess extends PaletteAccess {
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
}

/** What each part of the table is: one that changes must be changed here too. */
const parts: { readonly [Name in keyof AccessTable]: AccessTable[Name] extends string ? 'string' : 'array' } = {
  roles: 'array',
  roleSets: 'array',
  environments: 'array',
  regions: 'array',
  tagSets: 'array',
  ids: 'string',
  names: 'array',
  aliases: 'array',
  inEnvironment: 'array',
  inRegion: 'array',
  hasTags: 'array',
  hasRoles: 'array',
}

/** Reads the answer of the API; null where something is missing, as from a server of another release. */
export function readAccess(body: unknown): FetchedAccess | null {
  if (!isAnswer(body)) return null
  const accounts = accountsOf(body.table)
  const { favourites, recents, address } = body
  return { accounts, index: indexAccess(accounts), favourites, recents, address }
}

interface Answer {
  readonly table: AccessTable
  readonly favourites: readonly string[]
  readonly recents: readonly string[]
  readonly address: string | null
}

function isAnswer(body: unknown): body is Answer {
  if (!isRecord(body)) return false
  const { table, favourites, recents, address } = body
  if (!Array.isArray(favourites) || !Array.isArray(recents)) return false
  return (address === null || typeof address === 'string') && isTable(table)
}

function isTable(table: unknown): boolean {
  if (!isRecord(table)) return false
  return Object.entries(parts).every(([name, part]) =>
    part === 'array' ? Array.isArray(table[name]) : typeof table[name] === part,
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
