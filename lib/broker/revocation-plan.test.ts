import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestInstallation, reader } from './installation.fixture'
import { admin, issued, revoking, wishFor } from './revocation.fixture'
import { createRevocationDesk } from './revocation-desk'
import { planRevocation } from './revocation-plan'
import { revokeSessions } from './revoke-sessions'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const hand = async (...all: readonly Parameters<typeof issued>[0][]) => {
  for (const one of all) await test.installation.audit.record(issued(one))
}
const plan = (...wish: Parameters<typeof wishFor>) => planRevocation(test.installation, admin, wishFor(...wish))
const conditions = (found: Awaited<ReturnType<typeof plan>>) =>
  found?.roles[0]?.denial?.policy.Statement.map(({ Condition }) => Object.keys(Condition ?? {}).slice(1))

describe('whom a revocation cuts', () => {
  it('of a role: everybody whose session runs, and nobody whose has ended', async () => {
    await hand(
      { subject: 'cleo', minutesAgo: 90 },
      { subject: 'ana' },
      { subject: 'ben' },
      { subject: 'dan', role: 'Admin' },
    )
    const [role] = (await plan(null, 'ReadOnly'))?.roles ?? []
    expect(role?.meant.map(({ person }) => person.subject)).toEqual(['ben', 'ana'])
    expect(role?.alsoCut).toEqual([])
  })

  it('of a person in a role: nobody else', async () => {
    await hand({ subject: 'ana' }, { subject: 'ben' })
    expect((await plan('ana', 'ReadOnly'))?.roles[0]).toMatchObject({
      meant: [{ person: { subject: 'ana' } }],
      alsoCut: [],
    })
  })

  it('names whoever AWS knows by the same name, where the company chose it', async () => {
    const shared = {
      method: 'assertion',
      assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/team',
      sourceIdentity: '',
    }
    await hand({ subject: 'ana', details: shared }, { subject: 'ben', details: shared }, { subject: 'cleo' })
    const found = await plan('ana', 'ReadOnly')
    expect(found?.roles[0]?.alsoCut.map(({ person }) => person.subject)).toEqual(['ben'])
  })

  it('of a person: every role in which a session may still run, though its keys have ended', async () => {
    await hand(
      { subject: 'ana', role: 'Old', minutesAgo: 3000 },
      { subject: 'ana', role: 'Asked', minutesAgo: 600 },
      { subject: 'ana' },
    )
    const found = await plan('ana', null)
    expect(found?.roles.map(({ role, meant }) => [role.name, meant.length])).toEqual([
      ['ReadOnly', 1],
      ['Asked', 0],
    ])
  })
})

describe('by what a person is told from others', () => {
  it('source identity and session name, where Brevet tells AWS both', async () => {
    await hand({ subject: 'ana' })
    const found = await plan('ana', 'ReadOnly')
    expect(found?.roles[0]?.denial?.narrowedBy).toBe('source-identity')
    expect(conditions(found)).toEqual([['StringEquals'], ['StringLike']])
  })

  it('the session name alone, where the person’s own token goes to AWS', async () => {
    const { sourceIdentity: _, ...details } = issued({ subject: 'ana' }).details
    const row = issued({ subject: 'ana', accountId: '444455556666' })
    await test.installation.audit.record({
      ...row,
      details: { ...details, ...row.details, method: 'id-token', sourceIdentity: '' },
    })
    const found = await plan('ana', 'ReadOnly', '444455556666')
    expect(found?.roles[0]?.denial).toMatchObject({ narrowedBy: 'session-name', isWritten: false })
  })

  it('every name that AWS knew the person by in that time', async () => {
    const renamed = {
      assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ana-new=MARK',
      sourceIdentity: 'ana-new=MARK',
    }
    await hand({ subject: 'ana' }, { subject: 'ana', details: renamed })
    const marks = (await plan('ana', 'ReadOnly'))?.roles[0]?.denial?.person?.marks
    expect(marks?.sessionNames).toEqual(['ana-new=MARK', 'ana=MARK'])
  })

  it('nothing of another account or role, whatever a row says', async () => {
    await hand({
      subject: 'ana',
      details: { assumedRoleArn: 'arn:aws:sts::999999999999:assumed-role/ReadOnly/ben=MARK', sourceIdentity: '' },
    })
    expect((await plan('ana', 'ReadOnly'))?.roles[0]?.denial).toBeNull()
  })
})

describe('a role that brevet.yaml no longer has', () => {
  it('is known by the audit, and written by hand', async () => {
    await hand({ subject: 'ana', role: 'Gone', accountId: '999988887777' })
    const found = await plan(null, 'Gone', '999988887777')
    expect(found).toMatchObject({ confirm: { kind: 'account', text: '999988887777' } })
    expect(found?.roles[0]).toMatchObject({ account: null, denial: { isWritten: false } })
    expect((await plan('ana', null))?.roles[0]?.denial).toMatchObject({
      isWritten: false,
      narrowedBy: 'source-identity',
    })
  })
})

describe('an account of another partition than Brevet’s own AWS identity', () => {
  it.each([
    ['known', 'aws', true],
    ['known', 'aws-cn', false],
    ['absent', 'aws', false],
    ['unknown', 'aws', true],
  ] as const)('is written by hand: %s %s', async (state, partition, isWritten) => {
    const base = { state, partition, arn: '', accountId: '', isChained: false } as ReturnType<
      typeof test.installation.base
    >
    const found = await planRevocation({ ...test.installation, base: () => base }, admin, wishFor(null, 'ReadOnly'))
    expect(found?.roles[0]?.denial?.isWritten).toBe(isWritten)
  })
})

describe('the desk of administrators', () => {
  it('lists a line for each person and role with what runs', async () => {
    await hand(
      { subject: 'cleo', minutesAgo: 90 },
      { subject: 'ana', minutesAgo: 20 },
      { subject: 'ana' },
      { subject: 'ben' },
    )
    const desk = createRevocationDesk(test.installation)
    const filter = { person: null, accountId: 'pay-prod', role: 'readonly' }
    const found = await desk.runningSessions(admin, filter)
    expect(found?.lines.map(({ person, count }) => [person.subject, count])).toEqual([
      ['ben', 1],
      ['ana', 2],
    ])
    expect(found?.role).toMatchObject({ account: { alias: 'pay-prod' }, name: 'ReadOnly' })
    expect((await desk.runningSessions(admin, { ...filter, person: 'AN' }))?.lines).toHaveLength(1)
  })

  it('shows nothing to anybody else', async () => {
    await hand({ subject: 'ana' })
    const desk = createRevocationDesk(test.installation)
    const nothing = { person: null, accountId: null, role: null }
    const found = [
      desk.runningSessions(reader, nothing),
      desk.standing(reader),
      desk.plan(reader, wishFor('ana', null)),
    ]
    expect(await Promise.all(found)).toEqual([null, null, null])
  })
})

describe('what is denied already', () => {
  it('is neither counted nor listed, as far as it was written', async () => {
    await hand({ subject: 'ana' }, { subject: 'ben' })
    await revokeSessions(test.installation, revoking({}))
    expect((await plan(null, 'ReadOnly'))?.roles[0]?.meant.map(({ person }) => person.subject)).toEqual(['ben'])
    const desk = createRevocationDesk(test.installation)
    const found = await desk.runningSessions(admin, { person: null, accountId: null, role: null })
    expect(found?.lines.map(({ person }) => person.subject)).toEqual(['ben'])
  })
})
