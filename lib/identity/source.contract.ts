/**
 * The rules that every identity source keeps, whatever its protocol. A source's own test starts a provider, wraps it in a
 * {@link SourceHarness} and calls {@link describeSource}. Replay is not among them: the caller consumes the pending sign-in.
 */
import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ErrorCode, isBrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import type { CallbackRequest, IdentitySource, SignInStart } from './source'

/** What is wrong with a provider's answer. `cut-groups`: it says that it left groups out. */
export type AnswerFault =
  | 'forged-signature'
  | 'other-audience'
  | 'other-issuer'
  | 'expired'
  | 'error-status'
  | 'cut-groups'

export interface SourceHarness {
  readonly source: IdentitySource
  /** Goes to the provider as a browser would, signs in as {@link contractPerson}, and gives what the provider sends back. */
  answer(start: SignInStart, fault: AnswerFault | null): Promise<CallbackRequest>
  /** Everything so far that must never be seen: client secret, codes, tokens, assertions, verifiers. */
  secrets(): readonly string[]
  close(): Promise<void>
}

/** Whom the harness's provider signs in; its e-mail is vouched for. */
export const contractPerson = {
  subject: 'contract|42',
  name: 'Ana Contract',
  email: 'ana@example.com',
  groups: ['platform', 'aws-admins'],
} as const

const faults: Readonly<Record<AnswerFault, readonly ErrorCode[]>> = {
  'forged-signature': ['signature_invalid'],
  'other-audience': ['audience_mismatch'],
  'other-issuer': ['issuer_mismatch'],
  expired: ['answer_expired'],
  'error-status': ['idp_status', 'sign_in_cancelled'],
  'cut-groups': ['groups_incomplete'],
}

/** Declares the contract's tests for one source. */
export function describeSource(title: string, start: () => Promise<SourceHarness>): void {
  describe(`${title} keeps the contract of identity sources`, () => {
    let harness: SourceHarness
    beforeAll(async () => {
      harness = await start()
    })
    afterAll(() => harness.close())

    it('turns a good answer into an identity and its proof', async () => {
      const { started, pending } = await begin(harness)
      const result = await harness.source.finish(await harness.answer(started, null), pending)
      const { groups, ...identity } = result.identity
      expect(identity).toMatchObject({
        source: harness.source.id,
        subject: contractPerson.subject,
        name: contractPerson.name,
        email: contractPerson.email,
        emailVerified: true,
        groupsFrom: 'answer',
      })
      expect(groups.map((group) => group.value)).toEqual(contractPerson.groups)
      expect(result.proof.kind).toBe(harness.source.kind)
      expect(Number.isNaN(result.identity.authenticatedAt.getTime())).toBe(false)
    })

    it('keeps nothing between begin and finish but what the pending sign-in remembers', async () => {
      const { started, pending } = await begin(harness)
      const answer = await harness.answer(started, null)
      const stored: PendingSignIn = { ...pending, memory: JSON.parse(JSON.stringify(pending.memory)) }
      expect((await harness.source.finish(answer, stored)).identity.subject).toBe(contractPerson.subject)
    })

    it('remembers something new for each sign-in', async () => {
      const [first, second] = [await begin(harness), await begin(harness)]
      expect(Object.keys(first.started.memory).length).toBeGreaterThan(0)
      expect(first.started.memory).not.toEqual(second.started.memory)
    })

    it('refuses a pending sign-in of another source', async () => {
      const { started, pending } = await begin(harness)
      const answer = await harness.answer(started, null)
      await expectRefusal(harness, { answer, pending: { ...pending, source: 'another' } }, ['sign_in_state_mismatch'])
    })

    it('refuses the answer to another sign-in', async () => {
      const [mine, other] = [await begin(harness), await begin(harness)]
      const answer = await harness.answer(other.started, null)
      await expectRefusal(harness, { answer, pending: mine.pending }, ['sign_in_state_mismatch'])
    })

    it('refuses an answer that says nothing', async () => {
      const { pending } = await begin(harness)
      const answer = { url: new URL('https://portal.example.com/auth/source/callback'), form: new URLSearchParams() }
      await expectRefusal(harness, { answer, pending }, ['sign_in_answer_malformed'])
    })

    it.each(Object.entries(faults) as [AnswerFault, readonly ErrorCode[]][])(
      'refuses an answer with the fault %s and reveals nothing',
      async (fault, codes) => {
        const { started, pending } = await begin(harness)
        await expectRefusal(harness, { answer: await harness.answer(started, fault), pending }, codes)
      },
    )
  })
}

async function begin(harness: SourceHarness): Promise<{ started: SignInStart; pending: PendingSignIn }> {
  const id = randomUUID()
  const started = await harness.source.begin({ pendingId: id, loginHint: null })
  return { started, pending: pendingSignIn(harness.source.id, id, started.memory) }
}

/** A pending sign-in as the caller would store it. */
export function pendingSignIn(source: string, id: string, memory: Readonly<Record<string, string>>): PendingSignIn {
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + 600_000)
  return { id, source, browserHash: 'browser', returnTo: '/', memory, createdAt, expiresAt }
}

interface Attempt {
  readonly answer: CallbackRequest
  readonly pending: PendingSignIn
}

async function expectRefusal(harness: SourceHarness, attempt: Attempt, codes: readonly ErrorCode[]): Promise<void> {
  const error = await harness.source.finish(attempt.answer, attempt.pending).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isBrevetError(error)) throw new Error(`expected a BrevetError, got ${inspect(error)}`)
  expect(codes).toContain(error.code)
  const shown = `${error.message} ${error.stack} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
  const leaks = [...harness.secrets(), ...Object.values(attempt.pending.memory)].filter(
    (text) => text.length >= 8 && shown.includes(text),
  )
  expect(leaks.length).toBe(0)
}
