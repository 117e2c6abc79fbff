import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RefusalView } from '../../lib/broker/refusal'
import { BrevetError, type ErrorCode } from '../../lib/domain/errors'
import { problemResponse, refusalOf } from './problem'

const reference = 'brv-TEST-0001'

function logOf(error: unknown): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  refusalOf(error, reference)
  return write.mock.calls.map(([line]) => String(line)).join('')
}

it('names the region in which the account does not admit STS', async () => {
  const refused = { code: 'sts_region_disabled', reference, details: { region: 'eu-south-1' } } as const
  expect((await problemResponse(refused, { known: null, operator: null, locale: 'en' }).json()).detail).toContain(
    'The region is eu-south-1.',
  )
})

it('names all regions that were asked, the preferred one first', async () => {
  const details = { region: 'eu-south-2', regions: 'eu-south-1 eu-south-2' }
  const refused = { code: 'sts_region_disabled', reference, details } as const
  expect((await problemResponse(refused, { known: null, operator: null, locale: 'en' }).json()).detail).toContain(
    'The regions are eu-south-1, eu-south-2.',
  )
})

describe('refusalOf', () => {
  afterEach(() => vi.restoreAllMocks())

  it('keeps the message of a bug out of the log, on however many lines it stands', () => {
    const log = logOf(new Error('first canary\nsecond canary'))
    expect(log).toContain(reference)
    expect(log).toContain('problem.test.ts')
    expect(log).not.toContain('canary')
  })

  it('logs why the audit could not be written, for then the reference is nowhere else', () => {
    const cause = new BrevetError('store_unavailable', { reason: 'SQLITE_FULL' })
    const log = logOf(new BrevetError('audit_unavailable', {}, { cause }))
    expect(JSON.parse(log)).toEqual({ level: 'error', reference, code: 'audit_unavailable', reason: 'SQLITE_FULL' })
  })

  it('logs no refusal that is in the audit', () => {
    expect(logOf(new BrevetError('not_entitled'))).toBe('')
  })
})

describe('problemResponse', () => {
  const details = { awsCode: 'AccessDenied', awsMessage: 'canary', region: 'eu-west-1', reason: 'trust-policy' }
  const answerTo = async (known: RefusalView | null, code: ErrorCode = 'sts_denied') =>
    problemResponse({ code, reference, details }, { known, operator: 'the platform team', locale: 'en' }).json()
  const own: RefusalView = {
    code: 'sts_denied',
    reason: 'trust-policy',
    method: 'web-identity',
    regions: [],
    accountOwner: 'payments',
    explanation: null,
  }

  it('tells a person what happened, what to do and whom to ask, and nothing that AWS said', async () => {
    const body = await answerTo(own)
    expect(body).toMatchObject({
      title: 'AWS refused to hand out this role',
      code: 'sts_denied',
      reason: 'trust-policy',
      ask: 'The owner of the AWS account: payments. If you cannot reach them, ask the platform team.',
      reference,
    })
    expect(Object.keys(body).toSorted()).toEqual([
      'ask',
      'code',
      'detail',
      'reason',
      'reference',
      'status',
      'title',
      'type',
    ])
    expect(JSON.stringify([body, await answerTo(null)])).not.toMatch(/canary|AccessDenied|eu-west-1/)
  })

  it.each(['id-token', 'assertion'] as const)('blames nobody but the provider by the method %s', async (method) => {
    expect((await answerTo({ ...own, method })).detail).toContain('does not trust your company’s sign-in')
  })

  it('gives an administrator what to look at, AWS’s words and what it was told', async () => {
    const aws = {
      code: 'AccessDenied',
      message: 'No',
      requestId: 'r',
      region: 'eu-west-1',
      regions: ['eu-west-1'],
      endpoint: 'https://sts',
    }
    const sent = {
      roleArn: null,
      method: null,
      sessionName: null,
      sourceIdentity: null,
      tagKeys: [],
      durationSeconds: 1,
    }
    const check = { place: 'mfa-device', says: { message: 'codeWrong', values: {} }, statement: null } as const
    const explanation = { at: new Date(0), aws, sent, checks: [check], policies: [] }
    const { admin } = await answerTo({ ...own, explanation })
    expect(admin).toMatchObject({ advice: expect.stringContaining('missing role'), aws, sent })
    expect(admin.checks).toEqual([
      { place: 'mfa-device', text: expect.stringMatching(/^The code was wrong/), statement: null },
    ])
  })

  it('speaks the language of whoever asked, and says which', async () => {
    const response = problemResponse(
      { code: 'sts_denied', reference, details },
      { known: own, operator: null, locale: 'de' },
    )
    expect(response.headers.get('content-language')).toBe('de')
    expect(await response.json()).toMatchObject({
      title: 'AWS hat diese Rolle nicht ausgegeben',
      ask: expect.stringMatching(/payments.*Ihr Brevet-Team/),
    })
  })

  it('takes no reason from another code', async () => {
    expect(await answerTo(null, 'sts_throttled')).toMatchObject({ title: 'AWS asks to slow down', reason: null })
  })

  it('says what is wrong with a request, by its reason', async () => {
    const malformed = { code: 'request_malformed', reference, details: { field: 'region', reason: 'region-elsewhere' } }
    const body = await problemResponse(
      { ...malformed, code: 'request_malformed' },
      { known: null, operator: null, locale: 'en' },
    ).json()
    expect(body).toMatchObject({ title: 'This region does not belong to the account', reason: 'region-elsewhere' })
  })

  it('keeps the details of what Brevet itself refuses', async () => {
    expect(await answerTo(null, 'request_malformed')).toMatchObject({ details })
  })
})
