import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anEvent } from '../audit/events.fixture'
import { logOutcome } from './log'

const place = { sequence: 7, hash: 'ab'.repeat(32) }

let written: string[]
beforeEach(() => {
  written = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())

const lines = () => written.map((text) => JSON.parse(text))

describe('the log', () => {
  it('holds a refusal in one line, under the reference and code that the person saw', () => {
    logOutcome(anEvent({ reference: 'brv-AAAA-BBBB', action: 'keys', outcome: 'refused', code: 'not_entitled' }), place)
    expect(lines()).toEqual([
      expect.objectContaining({ level: 'warn', reference: 'brv-AAAA-BBBB', action: 'keys', code: 'not_entitled' }),
    ])
    expect(written[0]).toMatch(/^[^\n]+\n$/)
  })

  it('says where in the chain of the audit an outcome stands', () => {
    logOutcome(anEvent({ outcome: 'succeeded' }), place)
    expect(lines()).toEqual([expect.objectContaining({ row: 7, hash: place.hash })])
  })

  it('names a person by source and subject, without name, e-mail, address or browser', () => {
    const actor = { source: 'corp', subject: 'u-1', name: 'Ana Alvarez', email: 'ana@example.com' }
    const client = { ip: '192.0.2.7', userAgent: 'Mozilla/5.0' }
    const details = { assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ana@example.com' }
    logOutcome(anEvent({ outcome: 'succeeded', actor, client, details }), place)
    expect(lines()).toEqual([expect.objectContaining({ level: 'info', source: 'corp', subject: 'u-1' })])
    expect(written[0]).not.toMatch(/Alvarez|ana@|192\.0\.2\.7|Mozilla/)
  })

  it('leaves out of a refusal the names under which AWS was asked', () => {
    const details = { awsCode: 'AccessDenied', sessionName: 'ana@example.com', sourceIdentity: 'ana@example.com' }
    logOutcome(anEvent({ outcome: 'refused', code: 'sts_denied', details }), place)
    expect(lines()).toEqual([expect.objectContaining({ details: { awsCode: 'AccessDenied' } })])
  })

  it('says an issuance once, when its outcome is known', () => {
    logOutcome(anEvent({ outcome: 'started' }), place)
    expect(written).toEqual([])
  })
})
