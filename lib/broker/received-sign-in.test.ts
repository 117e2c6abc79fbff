import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { hashSessionId } from '../session/portal-sessions'
import { openTestInstallation, samlResult, visit } from './installation.fixture'
import { answerReceived, receivedView } from './received-sign-in'
import { beginSignIn, finishSignIn } from './sign-in'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
  test.script.receive = async () => samlResult()
})
afterEach(() => test.installation.close())

const stranger = 'A'.repeat(43)

function post(relayState: string | null = null, browserToken: string | null = null) {
  const form = new URLSearchParams({ SAMLResponse: 'PHg+', ...(relayState !== null && { RelayState: relayState }) })
  const answer = { url: new URL('https://aws.example.com/auth/partners/callback'), form }
  return finishSignIn(test.installation, {
    ...visit,
    sourceId: 'partners',
    answer,
    browserToken,
    previousSession: null,
  })
}

async function received(relayState: string | null = null) {
  const outcome = await post(relayState)
  if (outcome.kind !== 'received') throw new Error('expected that it waits')
  return { sourceId: 'partners', id: outcome.id, browserToken: outcome.browserToken }
}

function say(isYes: boolean, name: Awaited<ReturnType<typeof received>>) {
  return answerReceived(test.installation, { ...visit, ...name, isYes, previousSession: null })
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error) => error.code,
  )
const events = () => test.events.map(({ outcome, code, details }) => [outcome, code, details])

describe('an answer that nobody asked for', () => {
  it('is refused where the source admits none', async () => {
    test.script.receive = null
    expect(await codeOf(post())).toBe('sign_in_state_mismatch')
  })

  it('begins no session, but waits and says whom it names', async () => {
    const name = await received('/go/111122223333/ReadOnly')
    expect(test.events).toEqual([])
    expect(await receivedView(test.installation, name)).toEqual({
      source: 'Partners',
      name: 'Ana',
      email: 'ana@example.com',
      subject: 'u-1',
      returnTo: '/go/111122223333/ReadOnly',
    })
  })

  it('gives one session with a yes, and the audit says where it began', async () => {
    const name = await received()
    const finished = await say(true, name)
    const session = await test.installation.sessions.read(hashSessionId(finished?.sessionId.reveal() ?? ''))
    expect(session?.identity.subject).toBe('u-1')
    expect(events()).toMatchObject([['succeeded', null, { begunBy: 'provider' }]])
    expect(await codeOf(say(true, name))).toBe('sign_in_state_mismatch')
  })

  it('gives one session for twenty yeses at the same time', async () => {
    const name = await received()
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(say(true, name))))
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
  })

  it('waits once of twenty copies at the same time, and not again after a yes or a no', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(post())))
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['accepted', 'sign_in_replayed']))
    expect(await codeOf(post('/help'))).toBe('sign_in_replayed')
  })

  it('is dropped with a no, which the audit keeps', async () => {
    const name = await received()
    expect(await say(false, name)).toBeNull()
    expect(events()).toEqual([['refused', 'sign_in_cancelled', { begunBy: 'provider' }]])
    expect(test.events[0]?.actor).toEqual({ source: 'partners', subject: 'u-1', name: 'Ana', email: 'ana@example.com' })
    expect(await codeOf(say(true, name))).toBe('sign_in_state_mismatch')
  })

  it.each([
    ['another browser', { browserToken: stranger }],
    ['no transaction cookie', { browserToken: null }],
    ['another id', { id: stranger }],
    ['no id', { id: '' }],
  ])('is neither shown nor taken with %s', async (_, change) => {
    const name = { ...(await received()), ...change } as Awaited<ReturnType<typeof received>>
    expect(await receivedView(test.installation, name)).toBeNull()
    expect(await codeOf(say(true, name))).toBe('sign_in_state_mismatch')
    expect(await codeOf(say(false, name))).toBe('sign_in_state_mismatch')
  })

  it('is verified again with the yes: what ended meanwhile gives no session', async () => {
    const name = await received()
    test.script.receive = async () => {
      throw new BrevetError('answer_expired')
    }
    expect(await codeOf(say(true, name))).toBe('answer_expired')
    test.script.receive = null
    expect(await receivedView(test.installation, name)).toBeNull()
    expect(await codeOf(say(true, name))).toBe('sign_in_state_mismatch')
  })

  it.each(['https://evil.example/', '//evil.example', '/auth/partners/start', '/signin', 'x'])(
    'leads home where its RelayState is %s',
    async (relayState) => {
      const name = await received(relayState)
      expect((await receivedView(test.installation, name))?.returnTo).toBe('/')
    },
  )

  it('that names a sign-in is judged as its answer, and leaves it in peace', async () => {
    const request = { ...visit, sourceId: 'partners', returnTo: null, loginHint: null, browserToken: null }
    const begun = await beginSignIn(test.installation, request)
    const pendingId = test.pendingIds.at(-1) ?? ''
    test.script.finish = async () => {
      throw new BrevetError('sign_in_state_mismatch')
    }
    expect(await codeOf(post(pendingId, begun.browserToken))).toBe('sign_in_state_mismatch')
    expect(await codeOf(post(stranger, begun.browserToken))).toBe('sign_in_state_mismatch')
    const waits = await post('/help', begun.browserToken)
    expect(waits).toMatchObject({ kind: 'received', browserToken: begun.browserToken })
    test.script.finish = async () => samlResult('_asked')
    expect(await codeOf(post(pendingId, begun.browserToken))).toBe('accepted')
  })

  it('is not found by the answer to a sign-in, and finds none', async () => {
    const name = await received()
    expect(await codeOf(post(name.id, name.browserToken))).toBe('sign_in_state_mismatch')
    const request = { ...visit, sourceId: 'partners', returnTo: null, loginHint: null, browserToken: null }
    const { browserToken } = await beginSignIn(test.installation, request)
    expect(await codeOf(say(true, { ...name, id: test.pendingIds.at(-1) ?? '', browserToken }))).toBe(
      'sign_in_state_mismatch',
    )
  })
})
