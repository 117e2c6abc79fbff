import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeRole } from '../domain/scope'
import type { PortalSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { confirmation, openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { issueKeys } from './issue'
import { keepPurpose, keptPurpose } from './kept-purpose'

const role = '333322221111/ReadOnly'
let test: Awaited<ReturnType<typeof openTestInstallation>>
let session: PortalSession
beforeEach(async () => {
  test = await openTestInstallation()
  session = await openSession()
})
afterEach(() => test.installation.close())

async function openSession(): Promise<PortalSession> {
  const { sessions } = test.installation
  const id = await sessions.open({ identity: reader, proof: samlResult().proof, client: visit.client, endsBy: null })
  const opened = await sessions.read(hashSessionId(id.reveal()))
  if (!opened) throw new Error('no session')
  return opened
}

const kept = (of = session) => keptPurpose(test.installation, of)
const ask = (said: { readonly reason: string | null; readonly ticket: string | null }, entitlement = role) =>
  issueKeys(test.installation, {
    ...{ ...visit, session, entitlement, ...said },
    ...{ durationSeconds: null, region: null, scope: wholeRole, mfaCode: null },
  }).then(
    () => 'issued',
    (error) => error.code,
  )

describe('what somebody said before their provider had to confirm them', () => {
  it('is there again, for the role of which it was said', async () => {
    expect(await ask({ reason: 'A failed payout', ticket: 'OPS-7' })).toBe('assertion_stale')
    expect(await kept()).toEqual({ entitlement: role, reason: 'A failed payout', ticket: 'OPS-7' })
  })

  it('is what was said last', async () => {
    await ask({ reason: 'A failed payout', ticket: null })
    await ask({ reason: 'Another one', ticket: null })
    expect(await kept()).toEqual({ entitlement: role, reason: 'Another one', ticket: null })
  })

  it('is nothing where nothing was said, or nobody had to be confirmed', async () => {
    await ask({ reason: null, ticket: null })
    expect(await kept()).toBeNull()
    await test.installation.repositories.awsAnswers.put(session.idHash, confirmation().answer)
    expect(await ask({ reason: 'A failed payout', ticket: null })).toBe('issued')
    expect(await kept()).toBeNull()
  })

  it('is for the session that said it, and nobody else', async () => {
    await ask({ reason: 'A failed payout', ticket: null })
    expect(await kept(await openSession())).toBeNull()
  })

  it('lasts ten minutes', async () => {
    const { installation } = test
    const at = (minutes: number) => {
      const now = new Date(test.now().getTime() + minutes * 60_000)
      return { ...installation, now: () => now }
    }
    await ask({ reason: 'A failed payout', ticket: null })
    expect(await keptPurpose(at(9), session)).not.toBeNull()
    expect(await keptPurpose(at(10), session)).toBeNull()
    await keepPurpose(at(11), session, { entitlement: role, reason: 'Later', ticket: null })
    expect(await keptPurpose(at(12), session)).toMatchObject({ reason: 'Later' })
  })

  it.each([
    { reason: 'x'.repeat(501), ticket: null },
    { reason: 'A failed payout', ticket: 'x'.repeat(65) },
  ])('is not kept when no field of ours holds it (%#)', async (said) => {
    await ask(said)
    expect(await kept()).toBeNull()
  })
})
