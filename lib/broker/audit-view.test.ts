import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEvent } from '../domain/audit-event'
import { wholeAudit } from '../domain/audit-filter'
import type { Identity } from '../domain/identity'
import type { PortalSession } from '../domain/session'
import { exportAudit } from './audit-export'
import type { AuditExportFormat } from './audit-export-format'
import { readAuditQuery } from './audit-query'
import { record } from './audit-trail'
import { auditPage } from './audit-view'
import { openTestInstallation, reader, visit } from './installation.fixture'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const member = (group: string): Identity => ({ ...reader, groups: [{ value: group, raw: group, from: 'groups' }] })
const auditor = member('auditors')
const admin = member('admins')
const pageOf = (query: string, identity = auditor) =>
  auditPage(test.installation, identity, readAuditQuery(new URLSearchParams(query)))
const sequences = async (query: string) => (await pageOf(query))?.rows.map(({ row }) => row.sequence)
const descending = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, place) => from - place)

async function write(count: number, changes: Partial<AuditEvent> = {}) {
  const { reference, client } = visit
  for (let done = 0; done < count; done += 1) {
    await record(test.installation, {
      reference,
      client,
      action: 'keys',
      outcome: 'succeeded',
      actor: { source: 'partners', subject: 'u-1', name: 'Ana', email: 'ana@example.com' },
      target: { accountId: '111122223333', roleName: 'ReadOnly', roleArn: null },
      ...changes,
      code: changes.code ?? 'internal',
    })
  }
}

describe('the page of the audit', () => {
  it('is for auditors and administrators alone', async () => {
    expect([await pageOf('', reader), await pageOf('', member('nobody'))]).toEqual([null, null])
    expect([await pageOf(''), await pageOf('', admin)]).toEqual([expect.anything(), expect.anything()])
  })

  it('walks to older and back to newer rows without losing or repeating one', async () => {
    await write(120)
    const first = await pageOf('')
    expect([first?.newer, first?.rows.length, first?.total]).toEqual([null, 50, 120])
    expect(await sequences(`older=${first?.older?.sequence}`)).toEqual(descending(70, 21))
    const last = await pageOf('older=21')
    expect([last?.older, last?.rows.length]).toEqual([null, 20])
    expect(await sequences(`newer=${last?.newer?.sequence}`)).toEqual(descending(70, 21))
  })

  it('fills a page at the newest end, so that it is never one of two rows', async () => {
    await write(60)
    expect(await sequences('newer=58')).toEqual(descending(60, 11))
    expect(await pageOf('newer=999')).toMatchObject({ newer: null })
  })

  it('finds an account by its id, with hyphens, by alias and by name', async () => {
    await write(2)
    await write(1, { target: { accountId: '444455556666', roleName: 'ReadOnly', roleArn: null } })
    for (const named of ['111122223333', '1111-2222-3333', 'PAY-prod', 'payments']) {
      expect(await sequences(`account=${named}`), named).toEqual([2, 1])
    }
    expect(await sequences('account=elsewhere')).toEqual([])
  })

  it('shows a row with its account and the rows of the same request', async () => {
    await write(1, { reference: 'brv-0000-0001' })
    await write(1, { reference: 'brv-0000-0002' })
    await write(1, { reference: 'brv-0000-0001' })
    const detail = (await pageOf('row=1'))?.detail
    expect(detail?.account?.alias).toBe('pay-prod')
    expect(detail?.related.map(({ sequence }) => sequence)).toEqual([1, 3])
    expect((await pageOf('row=99'))?.detail).toBeNull()
  })

  it('says how far the chain was found whole', async () => {
    await write(3)
    expect((await pageOf(''))?.chain).toMatchObject({ sequence: 3, isWhole: true, fault: null })
  })
})

describe('an export of the audit', () => {
  const session = (identity: Identity): PortalSession => {
    const at = test.now()
    const { client } = visit
    return { idHash: 'x', identity, client, createdAt: at, lastSeenAt: at, expiresAt: at, revokedAt: null }
  }
  const exported = (format: AuditExportFormat, changes: Partial<typeof wholeAudit> = {}, identity = auditor) =>
    exportAudit(test.installation, {
      ...visit,
      session: session(identity),
      format,
      filter: { ...wholeAudit, ...changes },
    })
  const textOf = async (made: ReturnType<typeof exported>) => new Response((await made).content).text()
  const rowsOfExport = () => test.events.filter(({ action }) => action === 'audit-export')

  it('has every row that fits, oldest first, and is itself in the audit with the filter and the number of rows', async () => {
    await write(600)
    await write(3, { outcome: 'refused' })
    const lines = (await textOf(exported('jsonl', { outcome: 'succeeded' }))).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).sequence)).toEqual(descending(600, 1).reverse())
    expect(rowsOfExport()).toMatchObject([
      { outcome: 'started', details: { format: 'jsonl', filter: 'outcome=succeeded', throughRow: 603 } },
      { outcome: 'succeeded', details: { format: 'jsonl', filter: 'outcome=succeeded', rows: 600 } },
    ])
  })

  it('gives in JSON Lines what the chain is over', async () => {
    await write(2)
    const [first, second] = (await textOf(exported('jsonl')))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const [, stored] = await test.installation.repositories.auditRows.read(0, 2)
    expect(second).toEqual({
      sequence: 2,
      body: stored?.body,
      previousHash: first.hash,
      hash: stored?.hash,
      mac: stored?.mac,
    })
  })

  it('gives in CSV a line a row with a head, and no formula', async () => {
    await write(1, { actor: { source: 'partners', subject: '=1+1', name: '@x', email: null } })
    const lines = (await textOf(exported('csv'))).split('\r\n')
    expect(lines[0]).toContain('"sequence","at","action","outcome"')
    expect(lines[1]).toContain(`"keys","succeeded","internal","partners","'=1+1","'@x","","111122223333","ReadOnly"`)
    expect(lines).toHaveLength(3)
  })

  it('reads no further than the receiver takes, stops when it leaves, and says so in the audit', async () => {
    await write(1600)
    const read: number[] = []
    const { auditIndex } = test.installation.repositories
    const page = auditIndex.page
    auditIndex.page = (filter, cursor, limit) => {
      read.push(cursor.sequence)
      return page(filter, cursor, limit)
    }
    const { content } = await exported('jsonl')
    const receiver = content.getReader()
    await receiver.read()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(read.length).toBeLessThanOrEqual(2)
    await receiver.cancel()
    expect(read.length).toBeLessThanOrEqual(2)
    expect(rowsOfExport().at(-1)).toMatchObject({ outcome: 'failed', details: { reason: 'receiver_left' } })
  })

  it('does not begin when that cannot be written to the audit, and does not end well when its end cannot', async () => {
    await write(1)
    test.script.beforeRow = ({ outcome }) => {
      if (outcome === 'succeeded') throw new Error('no row')
    }
    await expect(textOf(exported('csv'))).rejects.toThrow('no row')
    test.script.beforeRow = () => {
      throw new Error('no row')
    }
    await expect(exported('csv')).rejects.toThrow('no row')
  })

  it('is refused to everybody else as a page that does not exist, and that is in the audit', async () => {
    await expect(exported('csv', {}, reader)).rejects.toMatchObject({ code: 'not_found' })
    expect(rowsOfExport()).toMatchObject([{ outcome: 'refused', code: 'not_found' }])
  })
})
