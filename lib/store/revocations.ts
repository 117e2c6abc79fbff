import { z } from 'zod'
import { partitionIds } from '../domain/partition'
import type { Revocations } from '../domain/repositories'
import type { RevokedRole, RoleRevocations } from '../domain/revocation'
import type { Database } from './database'
import { parseRecord } from './record'
import { rowKey } from './row-key'

const instant = z.iso.datetime().transform((text) => new Date(text))
const text = z.string().nullable()

const marks = z.strictObject({ sessionNames: z.array(z.string()), sourceIdentities: z.array(z.string()) })

const revocation = z.strictObject({
  id: z.string().min(1),
  reference: z.string().min(1),
  person: z.strictObject({ source: z.string(), subject: z.string(), name: text, email: text, marks }).nullable(),
  issuedBefore: instant,
  liftsAt: instant,
  reason: z.string(),
  by: z.strictObject({ source: z.string(), subject: text, name: text, email: text }),
  state: z.enum(['written', 'unsure', 'by-hand']),
})

const record: z.ZodType<RoleRevocations> = z.strictObject({
  role: z.strictObject({
    accountId: z.string().regex(/^\d{12}$/),
    partition: z.enum(partitionIds),
    name: z.string().min(1),
    arn: z.string().min(1),
  }),
  revocations: z.array(revocation),
})

export function revocationsIn({ queries }: Database): Revocations {
  const held = (role: RevokedRole, until: Date) =>
    queries.updateTable('revocations').where('role_key', '=', keyOf(role)).where('busy_until', '=', until.getTime())
  return {
    async list() {
      const rows = await queries.selectFrom('revocations').select('record').execute()
      const roles = rows.map((row) => read(row.record)).filter(({ revocations }) => revocations.length > 0)
      return roles.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    },
    async claim(role, now, until) {
      const empty = { role_key: keyOf(role), record: JSON.stringify({ role, revocations: [] }), busy_until: null }
      const first = queries.insertInto('revocations').values(empty)
      await first.onConflict((conflict) => conflict.doNothing()).execute()
      const free = queries.updateTable('revocations').set({ busy_until: until.getTime() })
      const claimed = await free
        .where('role_key', '=', keyOf(role))
        .where((row) => row.or([row('busy_until', 'is', null), row('busy_until', '<=', now.getTime())]))
        .returning('record')
        .executeTakeFirst()
      return claimed === undefined ? null : read(claimed.record).revocations
    },
    async replace(role, revocations, until) {
      const replaced = held(role, until).set({ record: JSON.stringify({ role, revocations }) })
      return (await replaced.returning('role_key').execute()).length === 1
    },
    async release(role, until) {
      await held(role, until).set({ busy_until: null }).execute()
    },
  }
}

function read(json: string): RoleRevocations {
  return parseRecord(record, json, 'revocations')
}

function keyOf({ accountId, name }: RevokedRole): string {
  return rowKey(accountId, name)
}

function placeOf({ role }: RoleRevocations): string {
  return `${role.accountId}/${role.name}`
}
