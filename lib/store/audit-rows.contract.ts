import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '../domain/audit-event'
import type { AuditEntry, AuditHead } from '../domain/repositories'
import type { StoreUnderTest } from './store-under-test.fixture'
import { hostileText, instant } from './values.fixture'

const event: AuditEvent = {
  at: instant(),
  reference: 'brv-0000-0000',
  action: 'keys',
  outcome: 'refused',
  code: 'not_entitled',
  actor: { source: 'corp', subject: hostileText, name: null, email: null },
  target: { accountId: '111122223333', roleName: 'ReadOnly', roleArn: null },
  client: { ip: null, userAgent: hostileText },
  details: { attempt: 1, isRetry: false },
}

/** Chains by sequence only: what hashes mean is not the store's business. */
function entryAfter(head: AuditHead, changes: Partial<AuditEvent> = {}): AuditEntry {
  const changed = { ...event, ...changes }
  const sequence = head.sequence + 1
  const hash = String(sequence).padStart(64, '0')
  const body = JSON.stringify(changed)
  const row = { sequence, event: changed, body, previousHash: head.hash, hash, mac: `mac ${sequence}` }
  return { row, headMac: `head mac ${sequence}` }
}

export function describeAuditRows(underTest: () => StoreUnderTest): void {
  describe('audit rows', () => {
    const rows = () => underTest().store.auditRows

    it('find what was handed out to one person, newest first, and nothing else', async () => {
      const ana = { source: 'corp', subject: 'ana', name: null, email: null }
      const events: readonly Partial<AuditEvent>[] = [
        { reference: 'one', actor: ana, outcome: 'succeeded', code: null },
        { reference: 'two', actor: ana, outcome: 'started', code: null },
        { reference: 'three', actor: ana },
        { reference: 'four', actor: ana, action: 'sign-in', outcome: 'succeeded', code: null },
        { reference: 'five', actor: { ...ana, source: 'partners' }, outcome: 'succeeded', code: null },
        { reference: 'six', actor: ana, action: 'console', outcome: 'succeeded', code: null },
      ]
      for (const changes of events) await rows().append((head) => entryAfter(head, changes))
      const issued = async (limit: number) =>
        (await rows().issuedTo('corp', 'ana', limit)).map((row) => row.event?.reference)
      expect([await issued(9), await issued(1)]).toEqual([['six', 'one'], ['six']])
    })

    it('begin with an empty head', async () => {
      expect(await rows().head()).toEqual({ sequence: 0, hash: '0'.repeat(64), mac: '' })
      expect(await rows().read(0, 10)).toEqual([])
    })

    it('are appended after the head, and move it', async () => {
      const appended = await rows().append(entryAfter)
      expect(appended.previousHash).toBe('0'.repeat(64))
      expect(await rows().head()).toEqual({ sequence: 1, hash: appended.hash, mac: 'head mac 1' })
      expect(await rows().read(0, 10)).toEqual([appended])
    })

    it('form one chain without gap or fork under 50 parallel appends', async () => {
      await Promise.all(Array.from({ length: 50 }, () => rows().append(entryAfter)))
      const chain = await rows().read(0, 100)
      expect(chain.map((row) => row.sequence)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
      expect(chain.slice(1).map((row) => row.previousHash)).toEqual(chain.slice(0, -1).map((row) => row.hash))
    })

    it('are not interleaved with other writes of the same process', async () => {
      const { sealedValues } = underTest().store
      const others = Array.from({ length: 20 }, (_, index) => sealedValues.getOrCreate(`value ${index}`, () => 'v'))
      await Promise.all([...Array.from({ length: 20 }, () => rows().append(entryAfter)), ...others])
      expect((await rows().head()).sequence).toBe(20)
    })

    it('leave nothing behind when the seal fails', async () => {
      const failing = rows().append(() => {
        throw new Error('no seal')
      })
      await expect(failing).rejects.toThrow('no seal')
      expect((await rows().head()).sequence).toBe(0)
      expect((await rows().append(entryAfter)).sequence).toBe(1)
    })

    it('are read in pages', async () => {
      for (let count = 0; count < 5; count += 1) await rows().append(entryAfter)
      expect((await rows().read(1, 2)).map((row) => row.sequence)).toEqual([2, 3])
      expect((await rows().read(4, 2)).map((row) => row.sequence)).toEqual([5])
    })

    it('are found by their reference, all of one request in order', async () => {
      const entryOf = (reference: string) => (head: AuditHead) => {
        const entry = entryAfter(head)
        const named = { ...event, reference }
        return { ...entry, row: { ...entry.row, event: named, body: JSON.stringify(named) } }
      }
      const first = await rows().append(entryOf('brv-7K2Q-94TD'))
      await rows().append(entryOf('brv-7K2Q-94TE'))
      const last = await rows().append(entryOf('brv-7K2Q-94TD'))
      expect(await rows().find('brv-7K2Q-94TD')).toEqual([first, last])
      expect(await rows().find('brv-0000-0001')).toEqual([])
    })

    it.each(['', '%', "' or 1=1 --", 'brv-\u0000', 'brv-7k2q', hostileText])(
      'are not found by %j',
      async (reference) => {
        await rows().append(entryAfter)
        expect(await rows().find(reference)).toEqual([])
      },
    )

    it('are not found by a reference that the body does not have', async () => {
      await rows().append(entryAfter)
      await underTest().database.execute(`update audit_rows set reference = 'brv-1111-1111'`)
      expect(await rows().find('brv-1111-1111')).toEqual([])
    })

    it('of the release before, without the column, are read as ever', async () => {
      const appended = await rows().append(entryAfter)
      await underTest().database.execute('update audit_rows set reference = null')
      expect(await rows().read(0, 1)).toEqual([appended])
      expect(await rows().find(event.reference)).toEqual([])
    })

    it('are given back raw when somebody altered them, with no event where the body says none', async () => {
      await rows().append(entryAfter)
      await underTest().database.execute(`update audit_rows set body = 'not json'`)
      expect(await rows().read(0, 1)).toMatchObject([{ sequence: 1, body: 'not json', event: null }])
    })

    it('report a deleted head record as one that no MAC fits', async () => {
      await underTest().database.execute('delete from audit_head')
      expect(await rows().head()).toEqual({ sequence: 0, hash: '', mac: 'missing' })
    })
  })
}
