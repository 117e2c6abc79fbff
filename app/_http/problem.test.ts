import { afterEach, describe, expect, it, vi } from 'vitest'
import { BrevetError } from '../../lib/domain/errors'
import { problemResponse, refusalOf } from './problem'

const reference = 'brv-TEST-0001'

function logOf(error: unknown): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  refusalOf(error, reference)
  return write.mock.calls.map(([line]) => String(line)).join('')
}

it('names the region in which the account does not admit STS', async () => {
  const refused = { code: 'sts_region_disabled', reference, details: { region: 'eu-south-1' } } as const
  expect((await problemResponse(refused).json()).detail).toContain('The region is eu-south-1.')
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
