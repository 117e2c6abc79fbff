import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import type { AwsAnswer, OidcProof, Proof } from '../domain/proof'
import { wholeRole } from '../domain/scope'
import { secret } from '../domain/secret'
import { hashSessionId } from '../session/portal-sessions'
import { openTestInstallation, reader, visit } from './installation.fixture'
import { issueKeys } from './issue'

const own = '444455556666/ReadOnly'
let test: Awaited<ReturnType<typeof openTestInstallation>>
/** The ID tokens that AWS was given, in order. */
let handedOn: string[]
beforeEach(async () => {
  test = await openTestInstallation()
  handedOn = []
  const issue = test.script.issue
  test.script.issue = async (request) => {
    handedOn.push(tokenOf(await request.proof()))
    return issue(request)
  }
})
afterEach(() => test.installation.close())

function proofFor(secondsLeft: number, idToken = 'first', refreshToken: string | null = 'refresh-first'): OidcProof {
  const expiresAt = new Date(test.now().getTime() + secondsLeft * 1000)
  return {
    kind: 'oidc',
    idToken: secret(idToken),
    refreshToken: refreshToken === null ? null : secret(refreshToken),
    sessionId: null,
    expiresAt,
  }
}

const tokenOf = (proof: Proof | AwsAnswer | null) => (proof?.kind === 'oidc' ? proof.idToken.reveal() : 'none')
const second = () => ({ identity: reader, proof: proofFor(3600, 'second', 'refresh-second') })

async function signedIn(proof: Proof) {
  const { sessions } = test.installation
  const id = await sessions.open({ identity: reader, proof, client: visit.client, endsBy: null })
  const idHash = hashSessionId(id.reveal())
  const session = await sessions.read(idHash)
  if (!session) throw new Error('no session')
  const ask = () =>
    issueKeys(test.installation, {
      ...visit,
      session,
      entitlement: own,
      durationSeconds: null,
      mfaCode: null,
      region: null,
      scope: wholeRole,
      reason: null,
      ticket: null,
    })
  return { idHash, ask, stored: () => test.installation.repositories.proofs.find(idHash) }
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'issued',
    (error) => error.code ?? error.message,
  )
}

const refused = (code: 'source_unreachable' | 'proof_expired') => async () => {
  throw new BrevetError(code)
}

describe('the person’s own token', () => {
  it('is handed on as it is while five minutes remain', async () => {
    const { ask } = await signedIn(proofFor(300))
    test.script.refresh = refused('proof_expired')
    await ask()
    expect(handedOn).toEqual(['first'])
  })

  it('is renewed when less remains, and stored before AWS gets it', async () => {
    const { ask, stored, idHash } = await signedIn(proofFor(299))
    const asked: string[] = []
    test.script.refresh = async (proof) => {
      asked.push(tokenOf(proof))
      return { ...second(), identity: { ...reader, name: 'Ana B.', authenticatedAt: test.now() } }
    }
    const issue = test.script.issue
    test.script.issue = async (request) => {
      expect(tokenOf(await stored())).toBe('second')
      return issue(request)
    }
    await ask()
    expect([asked, handedOn]).toEqual([['first'], ['second']])
    const session = await test.installation.sessions.read(idHash)
    expect(session?.identity).toEqual({ ...reader, name: 'Ana B.' })
  })

  it('is renewed once for ten requests at the same time', async () => {
    const { ask } = await signedIn(proofFor(10))
    let refreshes = 0
    test.script.refresh = async () => {
      refreshes++
      await new Promise((resolve) => setTimeout(resolve, 100))
      return second()
    }
    await Promise.all(Array.from({ length: 10 }, ask))
    expect(refreshes).toBe(1)
    expect(handedOn).toEqual(Array(10).fill('second'))
  })

  it('gives nothing to somebody who has lost the group since, and says so in the audit', async () => {
    const { ask } = await signedIn(proofFor(299))
    test.script.refresh = async () => ({ ...second(), identity: { ...reader, groups: [] } })
    expect(await codeOf(ask())).toBe('not_entitled')
    expect(handedOn).toEqual([])
    expect(test.events.at(-1)).toMatchObject({ action: 'keys', outcome: 'refused', code: 'not_entitled' })
  })

  it('goes on while it lasts when the provider cannot be reached', async () => {
    test.script.refresh = refused('source_unreachable')
    const lasting = await signedIn(proofFor(60))
    await lasting.ask()
    expect(handedOn).toEqual(['first'])
    expect(await codeOf((await signedIn(proofFor(0))).ask())).toBe('source_unreachable')
    test.script.refresh = async () => second()
    await lasting.ask()
    expect(handedOn).toEqual(['first', 'second'])
  })

  it('goes on while it lasts when the provider’s directory does not answer, with the new refresh token', async () => {
    const fault = new BrevetError('directory_unreachable')
    test.script.refresh = async () => ({ identity: null, proof: proofFor(60, 'first', 'refresh-second'), fault })
    const { ask, stored } = await signedIn(proofFor(60))
    await ask()
    expect(handedOn).toEqual(['first'])
    const proof = await stored()
    expect(proof?.kind === 'oidc' && proof.refreshToken?.reveal()).toBe('refresh-second')
    test.script.refresh = async () => ({ identity: null, proof: proofFor(0, 'first', 'refresh-third'), fault })
    expect(await codeOf((await signedIn(proofFor(0))).ask())).toBe('directory_unreachable')
  })

  it('counts no more, though it lasts, when the provider has ended the sign-in', async () => {
    const { ask } = await signedIn(proofFor(299))
    test.script.refresh = refused('proof_expired')
    expect(await codeOf(ask())).toBe('proof_expired')
    expect(handedOn).toEqual([])
  })

  it.each([
    [60, 'issued'],
    [0, 'proof_expired'],
  ])('without a refresh token is good for the %s seconds it has left: %s', async (secondsLeft, outcome) => {
    const { ask } = await signedIn(proofFor(secondsLeft, 'first', null))
    expect(await codeOf(ask())).toBe(outcome)
  })

  it.each([
    [60, 'issued'],
    [0, 'proof_expired'],
  ])(
    'stays, with the new refresh token, where a refresh brings no ID token (%s s left)',
    async (secondsLeft, outcome) => {
      const { ask, stored } = await signedIn(proofFor(secondsLeft))
      test.script.refresh = async () => ({ identity: null, proof: proofFor(secondsLeft, 'first', 'refresh-second') })
      expect(await codeOf(ask())).toBe(outcome)
      const proof = await stored()
      expect(proof?.kind === 'oidc' && proof.refreshToken?.reveal()).toBe('refresh-second')
    },
  )

  it('is not stored for a session that ended meanwhile', async () => {
    const { ask, stored, idHash } = await signedIn(proofFor(10))
    test.script.refresh = async () => {
      await test.installation.sessions.end(idHash)
      return second()
    }
    expect(await codeOf(ask())).toBe('not_signed_in')
    expect(await stored()).toBeNull()
    expect(handedOn).toEqual([])
  })

  it('of somebody else is refused', async () => {
    const { ask } = await signedIn(proofFor(10))
    test.script.refresh = async () => ({ ...second(), identity: { ...reader, subject: 'u-2' } })
    expect(await codeOf(ask())).toBe('subject_mismatch')
  })

  it('does not exist for people who came by SAML', async () => {
    const { ask } = await signedIn((await test.script.finish()).proof)
    expect(await codeOf(ask())).toBe('proof_missing')
    expect(handedOn).toEqual([])
  })
})
