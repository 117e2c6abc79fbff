import type { AuditHead, AuditRow, AuditRows } from '../domain/repositories'
import { isSame, rowHash, rowMac } from './chain'

/** What happened to a log, as far as it can be told from what is left. */
export interface AuditFault {
  readonly kind: 'edited' | 'deleted' | 'inserted' | 'reordered' | 'truncated' | 'forged' | 'head-forged'
  /** The first row that is wrong or missing. */
  readonly sequence: number
  /** One clause for a person. */
  readonly what: string
}

export interface Evidence {
  readonly rows: AuditRows
  readonly key: string
}

/** Rows beyond this are not tried when the place is sought at which a row was written. */
const farthestPlace = 1_000_000

/** Says what is wrong with a row that does not follow `previous`. */
export async function faultOf(evidence: Evidence, row: AuditRow, previous: AuditHead): Promise<AuditFault> {
  const expected = previous.sequence + 1
  if (row.sequence > expected) {
    const range = row.sequence === expected + 1 ? `row ${expected} is` : `rows ${expected} to ${row.sequence - 1} are`
    return { kind: 'deleted', sequence: expected, what: `${range} missing` }
  }
  const place = await placeOf(evidence, row)
  const fault = (kind: AuditFault['kind'], what: string) => ({ kind, sequence: expected, what })
  if (place !== null && place !== expected) return movedFault(evidence, expected, place)
  if (place === expected)
    return fault('inserted', 'a row of another log stands here: it does not follow the row before')
  if (await isWrittenAs(evidence, expected + 1, expected)) return fault('inserted', 'Brevet did not write this row')
  if (isSame(row.hash, rowHash(row))) {
    return fault('forged', 'the hash fits and the MAC does not: it was rewritten without the audit key')
  }
  return fault('edited', 'its content or its hash was changed')
}

/** A genuine row in a wrong place: which of moving, inserting and deleting explains it? */
async function movedFault(evidence: Evidence, expected: number, place: number): Promise<AuditFault> {
  const fault = (kind: AuditFault['kind'], what: string) => ({ kind, sequence: expected, what })
  const here = `what was written as row ${place} stands here`
  if (await isWrittenAs(evidence, place, expected)) return fault('reordered', `${here}, and this row there`)
  if (await isWrittenAs(evidence, expected + 1, expected))
    return fault('inserted', `a copy of row ${place} stands here`)
  if (place > expected) return fault('deleted', `${here}: rows were deleted and the rest renumbered`)
  return fault('reordered', here)
}

/** Whether the row now at `sequence` was written as row `place`. */
async function isWrittenAs({ rows, key }: Evidence, sequence: number, place: number): Promise<boolean> {
  const [row] = await rows.read(sequence - 1, 1)
  return row !== undefined && row.sequence === sequence && isGenuine(row, key) && fits(row, place)
}

/** The sequence under which Brevet wrote this content; null when Brevet never wrote it. */
async function placeOf({ rows, key }: Evidence, row: AuditRow): Promise<number | null> {
  if (!isGenuine(row, key)) return null
  if (fits(row, row.sequence)) return row.sequence
  const farthest = Math.min((await rows.head()).sequence + 1, farthestPlace)
  for (let place = 1; place <= farthest; place += 1) {
    if (fits(row, place)) return place
  }
  return null
}

function isGenuine(row: AuditRow, key: string): boolean {
  return isSame(row.mac, rowMac(row.hash, key))
}

function fits(row: AuditRow, place: number): boolean {
  return isSame(row.hash, rowHash({ ...row, sequence: place }))
}
