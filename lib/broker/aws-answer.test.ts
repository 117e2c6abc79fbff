import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeRole } from '../domain/scope'
import type { PortalSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { confirmation, openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { issueKeys, openConsole } from './issue'

const role = '333322221111/ReadOnly'
let test: Awaited<ReturnType<typeof openTestInstallation>>
let session: PortalSession
/** What AWS was given, in order. */
let handedOn: string[]
beforeEach(async () => {
  test = await openTestInstallation()
  handedOn = []
  const issue = test.script.issue
  test.script.issue = async (request) => {
    const proof = await request.proof()
    handedOn.push(proof.kind === 'aws' ? proof.samlResponse.reveal() : proof.kind)
    return issue(request)
  }
  session = await openSession('partners')
})
afterEach(() => test.installation.close())

async function openSession(source: string): Promise<PortalSession> {
  const { sessions } = test.installation
  const identity = { ...reader, source }
  const id = await sessions.open({ identity, proof: samlResult().proof, client: visit.client, endsBy: null })
  const opened = await sessions.read(hashSessionId(id.reveal()))
  if (!opened) throw new Error('no session')
  return opened
}

const choices = { durationSeconds: null, region: null, scope: wholeRole, reason: null, ticket: null, mfaCode: null }
const keys = (changes: object = {}) =>
  issueKeys(test.installation, { ...visit, ...choices, session, entitlement: role, ...changes })

async function hold(secondsOld: number, answer: Parameters<typeof confirmation>[1] = {}): Promise<void> {
  const issuedAt = new Date(test.now().getTime() - secondsOld * 1000)
  await test.installation.repositories.awsAnswers.put(session.idHash, confirmation({}, { issuedAt, ...answer }).answer)
}

async function refusal(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => null,
    (thrown) => thrown,
  )
  return { code: error?.code ?? 'issued', confirmAt: error?.details.confirmAt ?? null }
}

describe('the person’s own assertion', () => {
  it('is handed on as it is, for as many roles as are asked for while AWS takes it', async () => {
    await hold(0)
    await keys()
    await keys()
    expect(handedOn).toEqual(['canary-aws-answer', 'canary-aws-answer'])
  })

  it.each([
    [280, 'issued'],
    [281, 'assertion_stale'],
  ])('%s seconds after its issue is %s', async (seconds, code) => {
    await hold(seconds)
    expect((await refusal(keys())).code).toBe(code)
  })

  it('that is not there says where the company confirms somebody, and brings them back to the role', async () => {
    const { code, confirmAt } = await refusal(keys())
    expect(code).toBe('assertion_stale')
    const url = new URL(confirmAt)
    expect(`${url.origin}${url.pathname}`).toBe('https://aws.example.com/auth/partners/aws/start')
    expect(url.searchParams.get('returnTo')).toBe('/?q=acct%3A333322221111+role%3AReadOnly')
    expect(test.events).toMatchObject([{ action: 'keys', outcome: 'refused', code: 'assertion_stale' }])
  })

  it('for the console brings them back to the page of the console that was wished for', async () => {
    const wish = { destination: null, service: 's3', region: 'eu-west-1' }
    const request = { ...visit, ...choices, session, entitlement: role, wish, signOutFirst: false }
    const { confirmAt } = await refusal(openConsole(test.installation, request))
    expect(new URL(confirmAt).searchParams.get('returnTo')).toBe(
      '/go/333322221111/ReadOnly?service=s3&region=eu-west-1',
    )
  })

  it('does not exist for people of a source without a second application', async () => {
    session = await openSession('others')
    expect((await refusal(keys())).code).toBe('proof_missing')
  })

  it('bounds the session, and the answer says so', async () => {
    const attributes = [{ name: 'https://aws.amazon.com/SAML/Attributes/SessionDuration', values: ['1800'] }]
    await hold(0, { attributes })
    expect(await keys({ durationSeconds: 3600 })).toMatchObject({
      durationSeconds: 1800,
      clampedBy: { by: 'provider', seconds: 1800 },
    })
  })

  it('gives nothing that no grant gives', async () => {
    await hold(0)
    expect((await refusal(keys({ entitlement: '333322221111/Admin' }))).code).toBe('not_entitled')
    expect(handedOn).toEqual([])
  })
})
