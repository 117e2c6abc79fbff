import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { hashSessionId } from '../session/portal-sessions'
import { openTestInstallation, samlResult, visit } from './installation.fixture'
import { beginSignIn, finishSignIn } from './sign-in'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

async function begin(returnTo: string | null = null) {
  const request = { ...visit, sourceId: 'partners', returnTo, loginHint: null, browserToken: null }
  const { browserToken } = await beginSignIn(test.installation, request)
  return { browserToken, relayState: test.pendingIds.at(-1) ?? '' }
}

function finish(begun: { browserToken: string | null; relayState: string }, sourceId = 'partners') {
  const form = new URLSearchParams({ SAMLResponse: 'PHg+', RelayState: begun.relayState })
  const answer = { url: new URL(`https://aws.example.com/auth/${sourceId}/callback`), form }
  const { browserToken } = begun
  return finishSignIn(test.installation, { ...visit, sourceId, answer, browserToken, previousSession: null })
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'accepted',
    (error) => error.code,
  )
}

describe('a sign-in', () => {
  it('ends in a session that is found by the hash of its id, and goes where the person was going', async () => {
    const finished = await finish(await begin('/go/111122223333/ReadOnly'))
    if (finished.kind !== 'signed-in') throw new Error('expected a session')
    expect(finished.returnTo).toBe('/go/111122223333/ReadOnly')
    const session = await test.installation.sessions.read(hashSessionId(finished.sessionId.reveal()))
    expect(session?.identity.subject).toBe('u-1')
    expect(test.events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['sign-in succeeded'])
  })

  it('gives one session for twenty copies of one answer at the same time', async () => {
    const begun = await begin()
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(finish(begun))))
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['accepted', 'sign_in_replayed']))
  })

  it('takes an assertion once, even under another sign-in', async () => {
    await finish(await begin())
    expect(await codeOf(finish(await begin()))).toBe('sign_in_replayed')
    test.script.finish = async () => samlResult('_another')
    expect(await codeOf(finish(await begin()))).toBe('accepted')
  })

  it('is in the audit with how many groups it brought and where they were found, and without their names', async () => {
    await finish(await begin())
    const event = test.events.at(-1)
    expect(event).toMatchObject({ outcome: 'succeeded', details: { groups: 1, groupsFrom: 'answer' } })
    expect(JSON.stringify(event)).not.toContain('readers')
  })

  it('is not used up by an answer that the source refuses', async () => {
    const begun = await begin()
    const good = test.script.finish
    test.script.finish = async () => {
      throw new BrevetError('signature_missing')
    }
    expect(await codeOf(finish(begun))).toBe('signature_missing')
    test.script.finish = good
    expect(await codeOf(finish(begun))).toBe('accepted')
    expect(test.events.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['refused', 'signature_missing'],
      ['succeeded', null],
    ])
  })

  it.each([
    ['another browser', { browserToken: 'A'.repeat(43) }],
    ['no transaction cookie', { browserToken: null }],
    ['another id', { relayState: 'B'.repeat(43) }],
  ])('is refused with %s', async (_what, change) => {
    const begun = await begin()
    expect(await codeOf(finish({ ...begun, ...change }))).toBe('sign_in_state_mismatch')
    expect(test.events.at(-1)).toMatchObject({ action: 'sign-in', outcome: 'refused', reference: visit.reference })
  })

  it('is refused at a source that does not exist', async () => {
    expect(await codeOf(finish(await begin(), 'nowhere'))).toBe('source_unknown')
  })

  it('gives no session when the audit cannot be written', async () => {
    const begun = await begin()
    test.script.beforeRow = () => {
      throw new BrevetError('audit_unavailable')
    }
    expect(await codeOf(finish(begun))).toBe('audit_unavailable')
    expect(test.events).toEqual([])
  })
})
