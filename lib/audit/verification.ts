import type { AuditHead, AuditRow, AuditRows } from '../domain/repositories'
import { emptyHash, headMac, isSame, rowHash, rowMac } from './chain'
import { type AuditFault, faultOf } from './fault'

export type AuditVerdict =
  | { readonly ok: true; readonly rows: number; readonly headHash: string }
  | { readonly ok: false; readonly rows: number; readonly fault: AuditFault }

export interface VerificationOptions {
  readonly rows: AuditRows
  readonly key: string
  /** Rows read at once. Default 1000. */
  readonly pageSize?: number
}

type StoredHead = AuditHead & { readonly mac: string }

/**
 * Walks the whole log, in pages, up to its head, and names the first row that is not what Brevet wrote there.
 * Rows appended during the walk are walked too. It cannot see a database that was put back, as a whole, to an earlier state:
 * for that the head's hash must be kept elsewhere.
 */
export async function verifyAudit({ rows, key, pageSize = 1000 }: VerificationOptions): Promise<AuditVerdict> {
  const walk = { last: { sequence: 0, hash: emptyHash } as AuditHead, head: await rows.head() }
  for (;;) {
    const page = await rows.read(walk.last.sequence, pageSize)
    const broken = page.find((row, index) => !follows(row, page[index - 1] ?? walk.last, key))
    if (broken !== undefined) return refused(await faultOf({ rows, key }, broken, before(page, broken, walk.last)))
    walk.last = page.at(-1) ?? walk.last
    if (page.length === pageSize) continue
    const head = await rows.head()
    if (head.sequence > walk.last.sequence && head.sequence !== walk.head.sequence) {
      walk.head = head
      continue
    }
    return judgeEnd(walk.last, head, key)
  }
}

/** Whether a row is what Brevet wrote after `previous`. */
export function follows(row: AuditRow, previous: AuditHead, key: string): boolean {
  const isNext = row.sequence === previous.sequence + 1 && isSame(row.previousHash, previous.hash)
  return isNext && isSame(row.hash, rowHash(row)) && isSame(row.mac, rowMac(row.hash, key))
}

function before(page: readonly AuditRow[], row: AuditRow, last: AuditHead): AuditHead {
  return page[page.indexOf(row) - 1] ?? last
}

/** Judges the record of the chain's end against the last row. */
export function judgeEnd(last: AuditHead, head: StoredHead, key: string): AuditVerdict {
  const end = { rows: last.sequence }
  const isUntouched = last.sequence === 0 && head.sequence === 0 && head.mac === ''
  if (isUntouched) return { ok: true, ...end, headHash: emptyHash }
  if (!isSame(head.mac, headMac(head, key))) {
    return refused({ kind: 'head-forged', sequence: head.sequence, what: 'the head record was not written by Brevet' })
  }
  if (head.sequence > last.sequence) {
    const what = `the log ends at row ${last.sequence}, and the head record names row ${head.sequence}: its tail was cut`
    return refused({ kind: 'truncated', sequence: last.sequence + 1, what })
  }
  if (head.sequence < last.sequence || !isSame(head.hash, last.hash)) {
    const what = `the head record names row ${head.sequence} and another end: it was put back to an earlier state`
    return refused({ kind: 'head-forged', sequence: head.sequence, what })
  }
  return { ok: true, ...end, headHash: head.hash }
}

/** The rows before the named one were found whole. */
function refused(fault: AuditFault): AuditVerdict {
  return { ok: false, rows: Math.max(0, fault.sequence - 1), fault }
}
