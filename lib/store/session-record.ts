import { z } from 'zod'
import type { AuditClient } from '../domain/audit-event'
import type { Identity } from '../domain/identity'
import { parseRecord } from './record'

/** What a session row holds as JSON. */
export interface SessionRecord {
  readonly identity: Identity
  readonly client: AuditClient
}

const identity: z.ZodType<Identity> = z.strictObject({
  source: z.string().min(1),
  subject: z.string().min(1),
  name: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  groups: z.array(z.strictObject({ value: z.string(), raw: z.string(), from: z.string() })),
  groupsState: z.enum(['complete', 'suspect']),
  attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  authenticatedAt: z.iso.datetime().transform((instant) => new Date(instant)),
})

const sessionRecord: z.ZodType<SessionRecord> = z.strictObject({
  identity,
  client: z.strictObject({ ip: z.string().nullable(), userAgent: z.string().nullable() }),
})

export function writeSessionRecord(record: SessionRecord): string {
  return JSON.stringify({ identity: record.identity, client: record.client })
}

/** Throws `internal` when the row does not hold a full identity. */
export function readSessionRecord(text: string): SessionRecord {
  return parseRecord(sessionRecord, text, 'sessions')
}
