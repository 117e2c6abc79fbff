import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import type { Installation } from './installation'
import { openTestInstallation, reader, readerSession, visit } from './installation.fixture'
import { createLifting, liftRevocation } from './lift-revocations'
import { admin, at, issued, revoking, wishFor } from './revocation.fixture'
import { revokeSessions } from './revoke-sessions'

const arn = 'arn:aws:iam::111122223333:role/ReadOnly'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
  for (const subject of ['ana', 'ben']) await test.installation.audit.record(issued({ subject }))
})
afterEach(() => test.installation.close())

const revoke = (changes: Parameters<typeof revoking>[0] = {}) => revokeSessions(test.installation, revoking(changes))
const standing = async () =>
  (await test.installation.repositories.revocations.list()).flatMap((role) => role.revocations)
/** The installation a day and a bit later. */
const later = (hours: number): Installation => ({
  ...test.installation,
  now: () => new Date(at.getTime() + hours * 3_600_000),
})
const lifts = () =>
  test.events.filter(({ action }) => action === 'revocation-lift').map(({ outcome, code }) => [outcome, code])

describe('a revocation at its time', () => {
  it('is lifted once no session from before can run, and not a moment sooner; both rows are Brevet’s own', async () => {
    await revoke()
    await createLifting(later(24.25))()
    expect([test.script.policies.size, lifts()]).toEqual([1, []])
    await createLifting(later(24.26))()
    expect(test.script.policies.size).toBe(0)
    expect(await standing()).toEqual([])
    expect(lifts()).toEqual([
      ['started', null],
      ['succeeded', null],
    ])
    expect(test.events.at(-1)).toMatchObject({
      actor: null,
      target: { roleArn: arn },
      details: { lifted: 'brv-TEST-0001' },
    })
  })

  it('leaves what has come later in the role’s policy', async () => {
    await revoke()
    await revokeSessions(later(2), revoking({ wish: wishFor(null, 'ReadOnly'), reference: 'brv-TEST-0002' }))
    await createLifting(later(25))()
    expect(test.script.policies.get(arn)).toMatchObject({ Statement: [{ Sid: 'brvTEST0002' }] })
    expect(await standing()).toMatchObject([{ reference: 'brv-TEST-0002', state: 'written' }])
  })

  it('is tried again until AWS lets it, and the same failure is audited once', async () => {
    await revoke()
    test.script.writeDenial = () => {
      throw new BrevetError('iam_unreachable')
    }
    const lift = createLifting(later(25))
    await lift()
    await lift()
    expect(lifts().filter(([outcome]) => outcome === 'failed')).toEqual([['failed', 'iam_unreachable']])
    expect(await standing()).toHaveLength(1)
    test.script.writeDenial = () => undefined
    await lift()
    expect(await standing()).toEqual([])
  })

  it('is lifted by one of several replicas', async () => {
    await revoke()
    await Promise.all([createLifting(later(25))(), createLifting(later(25))(), createLifting(later(25))()])
    expect(lifts()).toEqual([
      ['started', null],
      ['succeeded', null],
    ])
  })

  it('stays listed where it was written by hand, for whoever wrote it to take it away', async () => {
    await revoke({ wish: wishFor(null, 'ReadOnly', '444455556666'), confirm: 'own-prod' })
    await createLifting(later(25))()
    expect([await standing(), lifts()]).toMatchObject([[{ state: 'by-hand' }], []])
  })
})

describe('a revocation before its time', () => {
  const lift = async (identity = admin, id?: string) => {
    const [first] = await standing()
    const session = { ...readerSession(at), identity }
    return liftRevocation(test.installation, { ...visit, session }, id ?? first?.id ?? '')
  }

  it('is lifted by an administrator, who stands in the audit', async () => {
    await revoke()
    await lift()
    expect([test.script.policies.size, await standing()]).toEqual([0, []])
    expect(test.events.at(-1)).toMatchObject({
      action: 'revocation-lift',
      outcome: 'succeeded',
      actor: { subject: 'u-9' },
    })
  })

  it('is only forgotten where it was written by hand', async () => {
    await revoke({ wish: wishFor(null, 'ReadOnly', '444455556666'), confirm: 'own-prod' })
    await lift()
    expect([await standing(), test.script.writers]).toEqual([[], []])
    expect(test.events.at(-1)).toMatchObject({ details: { how: 'by-hand' } })
  })

  it('is forgotten where Brevet may write no longer, when an administrator says so, and not by itself', async () => {
    await revoke()
    const setup = test.installation.current()
    const roleDenials = { ...setup.roleDenials, writesIn: () => false }
    const without: Installation = { ...later(25), current: () => ({ ...setup, roleDenials }) }
    test.script.openDenial = () => {
      throw new BrevetError('iam_refused', { reason: 'no-role-of-ours' })
    }
    await createLifting(without)()
    const [first] = await standing()
    expect(first?.state).toBe('written')
    await liftRevocation(without, { ...visit, session: { ...readerSession(at), identity: admin } }, first?.id ?? '')
    expect(await standing()).toEqual([])
    expect(test.events.at(-1)).toMatchObject({ outcome: 'succeeded', details: { how: 'by-hand' } })
  })

  it.each([
    ['by nobody else', reader, undefined],
    ['by no other id', admin, 'x'],
  ] as const)('is lifted %s', async (_what, identity, id) => {
    await revoke()
    await expect(lift(identity, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(test.script.policies.size).toBe(1)
    expect(test.events.at(-1)).toMatchObject({ action: 'revocation-lift', outcome: 'refused', code: 'not_found' })
  })

  it('stands on when AWS refuses', async () => {
    await revoke()
    test.script.writeDenial = () => {
      throw new BrevetError('iam_refused', { reason: 'denied' })
    }
    await expect(lift()).rejects.toMatchObject({ code: 'iam_refused' })
    expect(await standing()).toHaveLength(1)
    expect(test.events.at(-1)).toMatchObject({ outcome: 'refused', code: 'iam_refused' })
  })
})
