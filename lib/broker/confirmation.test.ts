import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import type { PortalSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { beginConfirmation, finishConfirmation } from './confirmation'
import { confirmation, openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { beginSignIn, finishSignIn } from './sign-in'

let test: Awaited<ReturnType<typeof openTestInstallation>>
let session: PortalSession
beforeEach(async () => {
  test = await openTestInstallation()
  session = await openSession()
})
afterEach(() => test.installation.close())

async function openSession(source = 'partners'): Promise<PortalSession> {
  const { sessions } = test.installation
  const identity = { ...reader, source }
  const id = await sessions.open({ identity, proof: samlResult().proof, client: visit.client, endsBy: null })
  const opened = await sessions.read(hashSessionId(id.reveal()))
  if (!opened) throw new Error('no session')
  return opened
}

interface Begun {
  readonly browserToken: string | null
  readonly relayState: string
  readonly seenSession?: string
}

async function begin(changes: { readonly returnTo?: string; readonly isPassive?: boolean } = {}): Promise<Begun> {
  const request = { ...visit, session, sourceId: 'partners', returnTo: '/', isPassive: true, browserToken: null }
  const { browserToken } = await beginConfirmation(test.installation, { ...request, ...changes })
  return { browserToken, relayState: test.pendingIds.at(-1) ?? '' }
}

function answerTo({ relayState }: Begun, path: string) {
  const form = new URLSearchParams({ SAMLResponse: 'PHg+', RelayState: relayState })
  return { url: new URL(`https://aws.example.com/auth/partners/${path}`), form }
}

function finish(begun: Begun) {
  const { browserToken, seenSession = null } = begun
  const answer = answerTo(begun, 'aws')
  return finishConfirmation(test.installation, { ...visit, sourceId: 'partners', answer, browserToken, seenSession })
}

const stored = () => test.installation.repositories.awsAnswers.find(session.idHash)
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'accepted',
    (error) => error.code ?? error.message,
  )
const refused = (code: 'idp_status' | 'signature_invalid') => async () => {
  throw new BrevetError(code)
}

describe('a confirmation', () => {
  it('is kept for the session that asked, as long as AWS takes it, and leads back', async () => {
    const returnTo = '/?q=acct%3A333322221111+role%3AReadOnly'
    expect(await finish(await begin({ returnTo }))).toEqual({ isConfirmed: true, returnTo })
    const answer = await stored()
    expect(answer?.samlResponse.reveal()).toBe('canary-aws-answer')
    expect(answer?.expiresAt).toEqual(new Date('2026-03-01T10:05:00Z'))
    expect(test.events).toMatchObject([{ action: 'confirmation', outcome: 'succeeded', actor: { subject: 'u-1' } }])
  })

  it('begins no session and renews none', async () => {
    const before = await test.installation.sessions.read(session.idHash)
    await finish(await begin())
    expect(await test.installation.sessions.read(session.idHash)).toEqual(before)
    expect(await test.installation.sessions.proof(session.idHash)).toEqual(
      expect.objectContaining({ assertionId: '_assertion' }),
    )
  })

  it('of somebody else is refused under the name of who is signed in, and nothing is kept', async () => {
    test.script.confirm = async () => confirmation({ subject: 'u-2' })
    expect(await codeOf(finish(await begin()))).toBe('subject_mismatch')
    expect(await stored()).toBeNull()
    const [row, ...others] = test.events
    expect(others).toEqual([])
    expect(row).toMatchObject({ action: 'confirmation', outcome: 'refused', code: 'subject_mismatch' })
    expect(row?.actor?.subject).toBe('u-1')
  })

  it('counts once: of twenty copies at the same time one is taken', async () => {
    const begun = await begin()
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(finish(begun))))
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    const late = new Set(codes.filter((code) => code !== 'accepted'))
    expect([...late].every((code) => ['sign_in_replayed', 'sign_in_state_mismatch'].includes(code))).toBe(true)
  })

  it('answers a request once, even by another assertion', async () => {
    const begun = await begin()
    await finish(begun)
    test.script.confirm = async () => confirmation({ assertionId: '_another' })
    expect(await codeOf(finish(begun))).toBe('sign_in_state_mismatch')
  })

  it('takes an assertion once, even under another request, and also one that signed in', async () => {
    await finish(await begin())
    expect(await codeOf(finish(await begin()))).toBe('sign_in_replayed')
    await test.installation.repositories.usedAssertions.remember('partners', '_assertion', new Date(8e15))
    test.script.confirm = async () => confirmation({ assertionId: '_assertion' })
    expect(await codeOf(finish(await begin()))).toBe('sign_in_replayed')
  })

  it.each([
    [279, 'accepted'],
    [280, 'accepted'],
    [281, 'answer_expired'],
  ])('that was issued %s seconds ago is %s', async (seconds, outcome) => {
    const issuedAt = new Date(test.now().getTime() - seconds * 1000)
    test.script.confirm = async () => confirmation({}, { issuedAt })
    expect(await codeOf(finish(await begin()))).toBe(outcome)
    expect((await stored()) !== null).toBe(outcome === 'accepted')
  })

  it('lasts no longer than it says itself', async () => {
    test.script.confirm = async () => confirmation({}, { expiresAt: new Date('2026-03-01T10:00:19Z') })
    expect(await codeOf(finish(await begin()))).toBe('answer_expired')
  })

  it('is not used up by an answer that the source refuses', async () => {
    const begun = await begin()
    test.script.confirm = refused('signature_invalid')
    expect(await codeOf(finish(begun))).toBe('signature_invalid')
    test.script.confirm = async () => confirmation()
    expect(await codeOf(finish(begun))).toBe('accepted')
  })

  it('that the provider cannot give silently is asked for visibly; what it refuses then is refused', async () => {
    test.script.confirm = refused('idp_status')
    expect(await finish(await begin({ returnTo: '/go/333322221111/ReadOnly' }))).toEqual({
      isConfirmed: false,
      returnTo: '/go/333322221111/ReadOnly',
    })
    expect(await codeOf(finish(await begin({ isPassive: false })))).toBe('idp_status')
    expect(test.events.map(({ outcome, code }) => [outcome, code])).toEqual(Array(2).fill(['refused', 'idp_status']))
  })

  it.each([
    ['another browser', { browserToken: 'A'.repeat(43) }],
    ['no transaction cookie', { browserToken: null }],
    ['another id', { relayState: 'B'.repeat(43) }],
  ])('is refused with %s', async (_what, change) => {
    expect(await codeOf(finish({ ...(await begin()), ...change }))).toBe('sign_in_state_mismatch')
    expect(test.events).toMatchObject([{ action: 'confirmation', outcome: 'refused', actor: { subject: null } }])
    expect(await stored()).toBeNull()
  })

  it('is refused when the session has ended meanwhile', async () => {
    const begun = await begin()
    await test.installation.sessions.end(session.idHash)
    expect(await codeOf(finish(begun))).toBe('not_signed_in')
  })

  it('is for the session that asked, not for another of the same browser', async () => {
    const asked = await begin()
    const { idHash } = await openSession()
    expect(await codeOf(finish({ ...asked, seenSession: idHash }))).toBe('not_signed_in')
    expect(await codeOf(finish({ ...asked, seenSession: session.idHash }))).toBe('accepted')
  })

  it('goes with its session', async () => {
    await finish(await begin())
    await test.installation.sessions.end(session.idHash)
    expect(await stored()).toBeNull()
  })

  it('is not kept when the audit cannot be written', async () => {
    const begun = await begin()
    test.script.beforeRow = () => {
      throw new BrevetError('audit_unavailable')
    }
    expect(await codeOf(finish(begun))).toBe('audit_unavailable')
    expect(await stored()).toBeNull()
  })

  it('is for people of the source only', async () => {
    session = await openSession('others')
    expect(await codeOf(begin())).toBe('proof_missing')
  })
})

describe('the two applications of a source', () => {
  it('answer for themselves alone: a confirmation signs nobody in', async () => {
    const begun = await begin()
    const answer = answerTo(begun, 'callback')
    const { browserToken } = begun
    const request = { ...visit, sourceId: 'partners', answer, browserToken, previousSession: null }
    expect(await codeOf(finishSignIn(test.installation, request))).toBe('sign_in_state_mismatch')
    expect(await codeOf(finishSignIn(test.installation, { ...request, sourceId: 'partners/aws' }))).toBe(
      'source_unknown',
    )
  })

  it('answer for themselves alone: a sign-in confirms nothing', async () => {
    const request = { ...visit, sourceId: 'partners', returnTo: null, loginHint: null, browserToken: null }
    const { browserToken } = await beginSignIn(test.installation, request)
    const relayState = test.pendingIds.at(-1) ?? ''
    expect(await codeOf(finish({ browserToken, relayState }))).toBe('sign_in_state_mismatch')
  })
})
