import { z } from 'zod'
import type { AuditClient } from '../domain/audit-event'
import { directoryKinds } from '../domain/group-list'
import type { Identity } from '../domain/identity'
import { parseRecord } from './record'

/** What a session row holds as JSON, sealed. */
export interface SessionRecord {
  readonly identity: Identity
  readonly client: AuditClient
}

/** `groupsState` is what the release before this one reads; `groupsFrom` stands only where a directory was asked. */
const identity: z.ZodType<Identity> = z
  .strictObject({
    source: z.string().min(1),
    subject: z.string().min(1),
    name: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    groups: z.array(z.strictObject({ value: z.string(), raw: z.string(), from: z.string() })),
    groupsState: z.literal('complete'),
    groupsFrom: z.enum(directoryKinds).optional(),
    attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    authenticatedAt: z.iso.datetime().transform((instant) => new Date(instant)),
  })
  .transform(({ groupsState: _, groupsFrom = 'answer' as const, ...rest }) => ({ ...rest, groupsFrom }))

const sessionRecord: z.ZodType<SessionRecord> = z.strictObject({
  identity,
  client: z.strictObject({ ip: z.string().nullable(), userAgent: z.string().nullable() }),
})

export function writeSessionRecord(record: SessionRecord): string {
  const { groupsFrom, ...rest } = record.identity
  const origin = groupsFrom === 'answer' ? {} : { groupsFrom }
  return JSON.stringify({ identity: { ...rest, groupsState: 'complete', ...origin }, client: record.client })
}

/** Throws `internal` when the row does not hold a full identity. */
export function readSessionRecord(text: string): SessionRecord {
  return parseRecord(sessionRecord, text, 'sessions')
}
