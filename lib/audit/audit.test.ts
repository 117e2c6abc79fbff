import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '../domain/audit-event'
import { BrevetError } from '../domain/errors'
import type { AuditHead } from '../domain/repositories'
import { createAudit } from './audit'
import { auditKey, existingAuditKey } from './audit-key'
import { anEvent, memoryLog } from './events.fixture'

describe('the audit', () => {
  it('chains rows as documented, so that an auditor can check them without Brevet', async () => {
    const log = memoryLog()
    const audit = createAudit({ rows: log, key: 'key' })
    await audit.record(anEvent())
    await audit.record(anEvent({ reference: 'brv-0000-0001' }))
    const [first, second] = log.rows
    const hash = createHash('sha256').update(`${first?.hash}\n2\n${second?.body}`).digest('hex')
    expect(second).toMatchObject({ sequence: 2, previousHash: first?.hash, hash })
    expect(second?.mac).toBe(createHmac('sha256', 'key').update(hash).digest('hex'))
    expect(log.end.mac).toBe(createHmac('sha256', 'key').update(`head\n2\n${hash}`).digest('hex'))
  })

  it('tells of an event, as it was written, only after the row is durable', async () => {
    const log = memoryLog()
    const told: (readonly [AuditEvent, string, number])[] = []
    const onWritten = (event: AuditEvent, { hash }: AuditHead) => told.push([event, hash, log.rows.length])
    const audit = createAudit({ rows: log, key: 'key', onWritten })
    await audit.record(anEvent({ client: { ip: null, userAgent: 'x'.repeat(10_240) } }))
    expect(told).toEqual([[log.rows[0]?.event, log.rows[0]?.hash, 1]])
  })

  it('refuses with audit_unavailable, and tells nobody, when the row cannot be written', async () => {
    const rows = { ...memoryLog(), append: () => Promise.reject(new BrevetError('store_unavailable')) }
    const told: AuditEvent[] = []
    const audit = createAudit({ rows, key: 'key', onWritten: (event) => told.push(event) })
    await expect(audit.record(anEvent())).rejects.toMatchObject({ code: 'audit_unavailable' })
    expect(told).toEqual([])
  })

  it('makes its key once, with 256 random bits, and finds it again', async () => {
    const values = new Map<string, string>()
    const sealed = {
      async getOrCreate(name: string, make: () => string) {
        const value = values.get(name) ?? make()
        values.set(name, value)
        return value
      },
    }
    await expect(existingAuditKey(sealed)).rejects.toMatchObject({ details: { reason: 'no_audit_key' } })
    const key = await auditKey(sealed)
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    expect(await existingAuditKey(sealed)).toBe(key)
  })
})
