import { auditActions, auditOutcomes } from '../domain/audit-event'
import { type AuditFilter, wholeAudit } from '../domain/audit-filter'
import { errorCodes } from '../domain/errors'
import type { AuditCursor } from '../domain/repositories'

/** What of the audit is wanted, as an address or a form says it. */
export interface AuditQuery {
  readonly filter: AuditFilter
  /** Null: the newest rows. */
  readonly cursor: AuditCursor | null
  /** The row that is looked at closely; null when none is. */
  readonly row: number | null
  /** Names of parameters that say nothing understandable; each is as if it were absent. */
  readonly faults: readonly AuditParameter[]
}

/** The names by which a filter is written, in the order of the screens. */
export const filterParameters = [
  'from',
  'until',
  'person',
  'action',
  'account',
  'role',
  'outcome',
  'code',
  'reference',
  'ip',
] as const

export type FilterParameter = (typeof filterParameters)[number]
export type AuditParameter = FilterParameter | 'older' | 'newer' | 'row'

/** What may be chosen. */
export const auditChoices = { actions: auditActions, outcomes: auditOutcomes, codes: errorCodes } as const

const longestText = 200

/** Reads a query; nothing of what it holds is trusted, and every parameter counts once. */
export function readAuditQuery(parameters: URLSearchParams): AuditQuery {
  const faults: AuditParameter[] = []
  const read = <T>(name: AuditParameter, of: (text: string) => T | null): T | null => {
    const text = parameters.get(name)?.trim() ?? ''
    if (text === '') return null
    const value = text.length <= longestText ? of(text) : null
    if (value === null) faults.push(name)
    return value
  }
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (text: string) =>
      known.find((candidate) => candidate === text) ?? null
  const asIs = (text: string) => text
  const filter: AuditFilter = {
    from: read('from', (text) => readInstant(text, 'start')),
    until: read('until', (text) => readInstant(text, 'end')),
    person: read('person', asIs),
    action: read('action', oneOf(auditActions)),
    accountId: read('account', asIs),
    role: read('role', asIs),
    outcome: read('outcome', oneOf(auditOutcomes)),
    code: read('code', oneOf(errorCodes)),
    reference: read('reference', readReference),
    ip: read('ip', asIs),
  }
  const older = read('older', readSequence)
  const newer = older === null ? read('newer', readSequence) : null
  return { filter, cursor: cursorOf(older, newer), row: read('row', readSequence), faults }
}

/** Writes a filter so that {@link readAuditQuery} reads the same one. */
export function filterQuery(filter: AuditFilter): URLSearchParams {
  const { from, until, person, action, accountId, role, outcome, code, reference, ip } = filter
  const texts: Readonly<Record<FilterParameter, string | null>> = {
    from: from?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
    person,
    action,
    account: accountId,
    role,
    outcome,
    code,
    reference,
    ip,
  }
  const written = filterParameters.map((name) => [name, texts[name]] as const)
  return new URLSearchParams(written.flatMap(([name, text]) => (text === null ? [] : [[name, text]])))
}

/** A filter without one of its parts. */
export function withoutPart(filter: AuditFilter, name: FilterParameter): AuditFilter {
  return { ...filter, [name === 'account' ? 'accountId' : name]: wholeAudit[name === 'account' ? 'accountId' : name] }
}

function cursorOf(older: number | null, newer: number | null): AuditCursor | null {
  if (older !== null) return { sequence: older, direction: 'older' }
  return newer === null ? null : { sequence: newer, direction: 'newer' }
}

const dayMilliseconds = 86_400_000
const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?$/

/** ISO 8601, UTC where no zone is named; a day alone is the whole of it. */
function readInstant(text: string, edge: 'start' | 'end'): Date | null {
  const [, day, time, zone = 'Z'] = instantPattern.exec(text) ?? []
  if (day === undefined) return null
  const instant = new Date(`${day}T${time ?? '00:00'}${zone}`)
  if (Number.isNaN(instant.getTime())) return null
  return time === undefined && edge === 'end' ? new Date(instant.getTime() + dayMilliseconds) : instant
}

function readSequence(text: string): number | null {
  const sequence = /^\d{1,15}$/.test(text) ? Number(text) : null
  return sequence
}

/** As somebody read it out: in any case. */
function readReference(text: string): string | null {
  const match = /^brv-([0-9a-z]{4})-([0-9a-z]{4})$/i.exec(text)
  return match ? `brv-${match[1]}-${match[2]}`.replace(/-\w+/g, (part) => part.toUpperCase()) : null
}
