import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditEvent } from '../domain/audit-event'
import type { AuditEntry, AuditHead, AuditRow } from '../domain/repositories'
import { boundedEvent, eventBody } from './event-body'

/** `hash` of the row before the first. */
export const emptyHash = '0'.repeat(64)

type Link = Pick<AuditRow, 'previousHash' | 'sequence' | 'body'>

/** Hex SHA-256 of `<previous hash>\n<sequence>\n<body>` in UTF-8. */
export function rowHash({ previousHash, sequence, body }: Link): string {
  return createHash('sha256').update(`${previousHash}\n${sequence}\n${body}`).digest('hex')
}

/** Hex HMAC-SHA-256 of the row's hash. */
export function rowMac(hash: string, key: string): string {
  return createHmac('sha256', key).update(hash).digest('hex')
}

/** Hex HMAC-SHA-256 of `head\n<sequence>\n<hash>`: never equal to a row's, so that no stored row can be passed off as the head. */
export function headMac({ sequence, hash }: AuditHead, key: string): string {
  return createHmac('sha256', key).update(`head\n${sequence}\n${hash}`).digest('hex')
}

/** Makes the row that follows `head`, and the MAC of the head record that will name it. */
export function nextEntry(event: AuditEvent, head: AuditHead, key: string): AuditEntry {
  const bounded = boundedEvent(event)
  const link = { sequence: head.sequence + 1, body: eventBody(bounded), previousHash: head.hash }
  const hash = rowHash(link)
  const row = { ...link, event: bounded, hash, mac: rowMac(hash, key) }
  return { row, headMac: headMac(row, key) }
}

/** Compares two hex texts in constant time. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
