import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { openTestInstallation, reader, readerSession } from './installation.fixture'
import { at, issued, revoking, wishFor } from './revocation.fixture'
import { planRevocation } from './revocation-plan'
import { revokeSessions } from './revoke-sessions'

const arn = 'arn:aws:iam::111122223333:role/ReadOnly'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
  for (const subject of ['ana', 'ben']) await test.installation.audit.record(issued({ subject }))
  test.events.length = 0
})
afterEach(() => test.installation.close())

const revoke = (changes: Parameters<typeof revoking>[0] = {}, identity?: typeof reader) =>
  revokeSessions(test.installation, revoking(changes, identity))
const standing = async () =>
  (await test.installation.repositories.revocations.list()).flatMap((role) => role.revocations)

describe('revoking the sessions of a person in a role', () => {
  it('writes the deny that the plan showed, reads it back, and remembers it until no session can run', async () => {
    const plan = await planRevocation(test.installation, revoking({}).session.identity, wishFor('ana', 'ReadOnly'))
    const { roles, reference } = await revoke()
    expect(roles).toMatchObject([{ state: 'written', code: null }])
    expect(JSON.stringify(test.script.policies.get(arn))).toBe(
      JSON.stringify(plan?.roles[0]?.denial?.policy).replaceAll('brv00000000', reference.replaceAll('-', '')),
    )
    expect(await standing()).toMatchObject([
      {
        state: 'written',
        person: { subject: 'ana', marks: { sessionNames: ['ana=MARK'], sourceIdentities: ['ana=MARK'] } },
        issuedBefore: new Date('2026-03-01T10:00:01Z'),
        liftsAt: new Date('2026-03-02T10:15:01Z'),
      },
    ])
  })

  it('says in the audit who, whom, what and why: before AWS is told, and with what came of it', async () => {
    await revoke()
    expect(test.events.map(({ action, outcome, target }) => [action, outcome, target?.roleArn])).toEqual([
      ['revocation', 'started', arn],
      ['revocation', 'succeeded', arn],
    ])
    expect(test.events[1]).toMatchObject({
      actor: { subject: 'u-9' },
      details: {
        purpose: 'a lost laptop',
        person: 'ana@example.com',
        personSubject: 'ana',
        how: 'written',
        narrowedBy: 'source-identity',
        issuedBefore: '2026-03-01T10:00:01.000Z',
      },
    })
  })

  it('asks AWS for nothing where the audit cannot be written', async () => {
    test.script.beforeRow = () => {
      throw new BrevetError('audit_unavailable')
    }
    await expect(revoke()).rejects.toMatchObject({ code: 'audit_unavailable' })
    expect(test.script.writers).toEqual([])
  })

  it('names who revokes as the session in CloudTrail', async () => {
    await revoke()
    expect(test.script.writers).toEqual([expect.stringMatching(/^ana@example\.com=[A-Z2-7]{16}$/)])
  })

  it('signs the person out of Brevet when that is wished, and nobody else', async () => {
    const { sessions } = test.installation.repositories
    const session = { ...readerSession(at), expiresAt: new Date('2026-03-01T20:00:00Z') }
    await sessions.insert({ ...session, idHash: 'ana', identity: { ...reader, subject: 'ana' } })
    await sessions.insert({ ...session, idHash: 'ben', identity: { ...reader, subject: 'ben' } })
    expect(await revoke({ signOut: true })).toMatchObject({ signedOut: 1 })
    expect((await sessions.find('ana'))?.revokedAt).toEqual(at)
    expect((await sessions.find('ben'))?.revokedAt).toBeNull()
  })

  it('joins what stands on the role already in the one policy', async () => {
    await revoke({ reference: 'brv-TEST-0001' })
    await revoke({ wish: wishFor('ben', 'ReadOnly'), reference: 'brv-TEST-0002' })
    expect(test.script.policies.get(arn)).toMatchObject({
      Statement: [
        { Sid: 'brvTEST0001BySourceIdentity' },
        { Sid: 'brvTEST0001BySessionName' },
        { Sid: 'brvTEST0002BySourceIdentity' },
        { Sid: 'brvTEST0002BySessionName' },
      ],
    })
    await revoke({ wish: wishFor(null, 'ReadOnly'), reference: 'brv-TEST-0003' })
    expect((await standing()).map(({ reference }) => reference)).toHaveLength(3)
  })
})

describe('revoking all of a person, or of a role', () => {
  it('reaches every role of the person, with the person’s name typed where there are several accounts', async () => {
    await test.installation.audit.record(issued({ subject: 'ana', role: 'Asked' }))
    await test.installation.audit.record(issued({ subject: 'ana', accountId: '444455556666' }))
    const wish = wishFor('ana', null)
    await expect(revoke({ wish })).rejects.toMatchObject({ code: 'revocation_name_mismatch' })
    const { roles } = await revoke({ wish, confirm: 'ana@example.com' })
    expect(roles.map(({ role, state }) => [role.accountId, role.name, state])).toEqual([
      ['444455556666', 'ReadOnly', 'by-hand'],
      ['111122223333', 'Asked', 'written'],
      ['111122223333', 'ReadOnly', 'written'],
    ])
  })

  it('of a role needs nothing in the audit, and touches no other role', async () => {
    await revoke({ wish: wishFor(null, 'Admin') })
    expect([...test.script.policies.keys()]).toEqual(['arn:aws:iam::111122223333:role/Admin'])
    expect(JSON.stringify([...test.script.policies.values()])).not.toContain('aws:userid')
  })
})

describe('where Brevet may not write', () => {
  it('it says so, and an administrator of the account gets the policy', async () => {
    const wish = wishFor(null, 'ReadOnly', '444455556666')
    expect(await revoke({ wish, confirm: 'own-prod' })).toMatchObject({ roles: [{ state: 'by-hand', code: null }] })
    expect(test.script.writers).toEqual([])
  })

  it.each(['iam_refused', 'sts_denied'] as const)('after %s the same, with the reason', async (code) => {
    test.script[code === 'iam_refused' ? 'writeDenial' : 'openDenial'] = () => {
      throw new BrevetError(code, { reason: 'denied' })
    }
    expect(await revoke()).toMatchObject({ roles: [{ state: 'by-hand', code }] })
    expect(await standing()).toMatchObject([{ state: 'by-hand' }])
    expect(test.events.at(-1)).toMatchObject({ outcome: 'failed', code, details: { how: 'by-hand', reason: 'denied' } })
  })

  it('what AWS did not answer is remembered as unsure, and what it gives back otherwise as well', async () => {
    test.script.writeDenial = () => {
      throw new BrevetError('iam_unreachable')
    }
    expect(await revoke()).toMatchObject({ roles: [{ state: 'unsure', code: 'iam_unreachable' }] })
    expect(await standing()).toMatchObject([{ state: 'unsure' }])
    test.script.writeDenial = ({ arn: role }) => Object.freeze(test.script.policies.set(role, { Statement: [] }))
    test.script.policies.set = () => test.script.policies
    expect(await revoke({ wish: wishFor('ben', 'ReadOnly') })).toMatchObject({
      roles: [{ state: 'unsure', code: null }],
    })
  })

  it('a role that somebody else is changing is left alone', async () => {
    const role = { accountId: '111122223333', partition: 'aws', name: 'ReadOnly', arn } as const
    await test.installation.repositories.revocations.claim(role, at, new Date(at.getTime() + 60_000))
    expect(await revoke()).toMatchObject({ roles: [{ state: null, code: 'revocation_busy' }] })
    expect(test.script.writers).toEqual([])
  })
})

describe('nothing is revoked', () => {
  const nothing = () => expect([test.script.writers, test.script.policies.size]).toEqual([[], 0])

  it.each([
    ['by somebody who is no administrator', {}, reader, 'not_found'],
    ['for another name than the account’s', { confirm: 'payments' }, undefined, 'revocation_name_mismatch'],
    ['for no name', { confirm: '' }, undefined, 'revocation_name_mismatch'],
    ['of an account that nobody knows', { wish: wishFor(null, 'ReadOnly', '999999999999') }, undefined, 'not_found'],
    ['of a role that nobody knows', { wish: wishFor(null, 'Nobody') }, undefined, 'not_found'],
    ['of a person who was given nothing', { wish: wishFor('dan', 'ReadOnly') }, undefined, 'not_found'],
    [
      'of a person of another source',
      { wish: { ...wishFor(null, 'ReadOnly'), person: { source: 'others', subject: 'ana' } } },
      undefined,
      'not_found',
    ],
    ['of nobody and nothing', { wish: wishFor(null, null) }, undefined, 'not_found'],
    ['without a reason', { reason: ' ' }, undefined, 'request_malformed'],
    ['with line breaks in the reason', { reason: 'lost\nfound' }, undefined, 'request_malformed'],
  ] as const)('%s', async (_what, changes, identity, code) => {
    await expect(revoke(changes, identity)).rejects.toMatchObject({ code })
    nothing()
    expect(test.events.map(({ outcome, code: said }) => [outcome, said])).toEqual([['refused', code]])
  })
})
