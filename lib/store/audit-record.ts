import { z } from 'zod'
import { type AuditEvent, auditActions, auditOutcomes } from '../domain/audit-event'
import { errorCodes } from '../domain/errors'
import { parseJson } from './record'

const nullableText = z.string().nullable()

const auditEvent: z.ZodType<AuditEvent> = z.object({
  at: z.iso.datetime().transform((instant) => new Date(instant)),
  reference: z.string(),
  action: z.enum(auditActions),
  outcome: z.enum(auditOutcomes),
  code: z.enum(errorCodes).nullable(),
  actor: z.object({ source: z.string(), subject: nullableText, name: nullableText, email: nullableText }).nullable(),
  target: z.object({ accountId: z.string(), roleName: z.string(), roleArn: nullableText }).nullable(),
  client: z.object({ ip: nullableText, userAgent: nullableText }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** The event that a row's body describes, or null when it describes none. */
export function readAuditEvent(body: string): AuditEvent | null {
  const event = auditEvent.safeParse(parseJson(body))
  return event.success ? event.data : null
}
