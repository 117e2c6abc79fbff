/** The rules that every directory keeps, whatever its API. */
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BrevetError } from '../domain/errors'
import { json, type SeenRequest, type StandIn } from './directory-stand-in.fixture'
import type { GroupDirectory, VerifiedPerson } from './group-directory'

export interface DirectoryHarness {
  readonly directory: GroupDirectory
  readonly standIn: StandIn
  /** Whose groups are more than one page. */
  readonly person: VerifiedPerson
  readonly groups: readonly string[]
  /** Somebody in no group. */
  readonly personWithout: VerifiedPerson
  /** Origins that the configuration names. */
  readonly origins: readonly string[]
  /** Whether access tokens are asked for. */
  readonly hasTokens: boolean
  /** A page with these groups; with another one after it, unless that is null. */
  readonly page: (
    groups: readonly string[],
    more: { readonly request: SeenRequest; readonly count: number } | null,
  ) => Response
  /** What must never be seen. */
  readonly secrets: readonly string[]
  readonly advance: (seconds: number) => void
}

/** The refusal of a look-up that must fail. */
export async function refusalOf(lookUp: Promise<unknown>): Promise<BrevetError> {
  const error = await lookUp.then(
    () => new Error('the directory told groups'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof BrevetError) return error
  throw error
}

export function describeDirectory(title: string, start: () => DirectoryHarness): void {
  describe(`${title} keeps the contract of directories`, () => {
    let harness: DirectoryHarness
    beforeEach(() => {
      harness = start()
    })
    afterEach(() => {
      vi.restoreAllMocks()
    })
    const lookUp = () => harness.directory.groupsOf(harness.person)
    const fault = async () => {
      const error = await refusalOf(lookUp())
      const shown = `${error.message} ${error.stack} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
      expect(harness.secrets.filter((text) => shown.includes(text))).toEqual([])
      return { code: error.code, reason: error.details['reason'], directory: error.details['directory'] }
    }
    const misconfigured = (reason: string) => ({
      code: 'directory_misconfigured',
      reason,
      directory: harness.directory.kind,
    })
    const unreachable = (reason: string) => ({
      code: 'directory_unreachable',
      reason,
      directory: harness.directory.kind,
    })

    it('tells all groups, page after page', async () => {
      expect(new Set(await lookUp())).toEqual(new Set(harness.groups))
    })

    it('tells that somebody is in no group', async () => {
      expect(await harness.directory.groupsOf(harness.personWithout)).toEqual([])
    })

    it('asks the configured addresses only', async () => {
      await lookUp()
      const asked = new Set(harness.standIn.seen().map(({ url }) => url.origin))
      expect([...asked].sort()).toEqual([...harness.origins].sort())
    })

    it.each([
      [400, 'status'],
      [401, 'credentials'],
      [403, 'permission'],
      [404, 'person_unknown'],
    ])('says by its reason what the directory refuses with %i', async (status, reason) => {
      harness.standIn.interfere(() => json({ error: { errors: [{ reason: 'forbidden' }] } }, status))
      expect(await fault()).toEqual(misconfigured(reason))
    })

    it.each([
      ['no JSON', () => new Response('<html>', { status: 200 })],
      ['nothing', () => new Response(null, { status: 204 })],
      ['another shape', () => json('groups')],
      ['an empty object', () => json({})],
      ['a list within nothing', () => json({ value: null, kind: 'admin#directory#groups', groups: null })],
      ['a group without a name', () => json([{ profile: {} }])],
    ])('refuses an answer that holds %s', async (_, answer) => {
      harness.standIn.interfere(answer)
      expect(await fault()).toEqual(misconfigured('answer_malformed'))
    })

    it('refuses to be led elsewhere', async () => {
      harness.standIn.interfere(() => new Response(null, { status: 302, headers: { location: 'https://evil.test/' } }))
      expect(await fault()).toEqual(misconfigured('redirect'))
    })

    it('refuses an answer of more than 2 MiB, and more than 5,000 groups', async () => {
      harness.standIn.interfere(() => new Response(' '.repeat(2 * 1024 * 1024 + 1)))
      expect(await fault()).toEqual(misconfigured('too_large'))
      for (const count of [5_001, 60_000]) {
        harness.standIn.interfere(() =>
          harness.page(
            Array.from({ length: count }, (_, index) => `g${index}`),
            null,
          ),
        )
        expect(await fault()).toEqual(misconfigured('too_many_groups'))
      }
    })

    it('refuses a list whose pages have no end', async () => {
      harness.standIn.interfere((request, count) => harness.page([], { request, count }))
      expect(await fault()).toEqual(misconfigured('too_many_groups'))
      expect(harness.standIn.seen().length).toBeLessThan(110)
    })

    it('tells nothing at all when a later page fails', async () => {
      harness.standIn.interfere((_, count) => (count === 2 ? json({}, 403) : null))
      expect(await fault()).toEqual(misconfigured('permission'))
    })

    it('asks again while the directory is busy', async () => {
      harness.standIn.interfere((_, count) => {
        if (count === 1) return json({}, 503, { 'retry-after': '0' })
        if (count === 2) throw new TypeError('fetch failed')
        return null
      })
      expect(await lookUp()).toHaveLength(harness.groups.length)
    })

    it('gives up after the third time', async () => {
      harness.standIn.interfere(() => json({}, 503, { 'retry-after': '0' }))
      expect(await fault()).toEqual(unreachable('status'))
      harness.standIn.interfere(() => {
        throw new TypeError('fetch failed')
      })
      expect(await fault()).toEqual(unreachable('network'))
    })

    it.each(['retry-after', 'x-rate-limit-reset'])('waits no longer than its deadline allows: %s', async (header) => {
      const later = header === 'retry-after' ? '30' : String(Math.ceil(Date.now() / 1000) + 86_400)
      harness.standIn.interfere(() => json({}, 429, { [header]: later }))
      expect(await fault()).toEqual(unreachable('throttled'))
    })

    it('has eight seconds for everything', async () => {
      const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
      expect(await fault()).toEqual(unreachable('timeout'))
      expect(timeout.mock.calls).toEqual([[8_000]])
    })

    it('keeps an access token while it lasts, and replaces one that is refused once', async () => {
      if (!harness.hasTokens) return
      const tokens = () => harness.standIn.seen().filter(({ body }) => body.includes('grant_type')).length
      await lookUp()
      await lookUp()
      expect(tokens()).toBe(1)
      harness.advance(3_600)
      await lookUp()
      expect(tokens()).toBe(2)
      harness.standIn.interfere((_, count) => (count === 1 ? json({}, 401) : null))
      expect(await lookUp()).toHaveLength(harness.groups.length)
      expect(tokens()).toBe(3)
    })

    it.each([
      ['a refusal', () => json({ error: 'invalid_client' }, 400), 'credentials'],
      [
        'a token of another type',
        () => json({ token_type: 'mac', access_token: 'x', expires_in: 60 }),
        'answer_malformed',
      ],
      ['a token that breaks a header', () => token('a\r\nb'), 'answer_malformed'],
      ['a token without an end', () => json({ token_type: 'Bearer', access_token: 'x' }), 'answer_malformed'],
    ])('gives up on %s at the token endpoint', async (_, answer, reason) => {
      if (!harness.hasTokens) return
      harness.standIn.interfereWithTokens(answer)
      expect(await fault()).toEqual(misconfigured(reason))
    })
  })
}

function token(text: string): Response {
  return json({ token_type: 'Bearer', access_token: text, expires_in: 60 })
}
