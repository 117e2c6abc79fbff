import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '../domain/audit-event'
import type { AuditRow } from '../domain/repositories'
import { cloudTrailHint } from './cloudtrail-hint'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 9, 0, seconds))

function rowOf(changes: Partial<AuditEvent>): AuditRow {
  const event: AuditEvent = {
    at: at(0),
    reference: 'brv-0000-0000',
    action: 'keys',
    outcome: 'started',
    code: null,
    actor: null,
    target: { accountId: '111122223333', roleName: 'ReadOnly', roleArn: null },
    client: { ip: null, userAgent: null },
    details: { method: 'web-identity', region: 'us-east-1' },
    ...changes,
  }
  return { sequence: 1, event, body: '', previousHash: '', hash: '', mac: '' }
}

const done = rowOf({
  at: at(2),
  outcome: 'succeeded',
  details: {
    method: 'web-identity',
    assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ana@example.com=MARK',
    accessKeyId: 'ASIAEXAMPLE',
    stsRegion: 'eu-central-1',
    expiresAt: '2026-03-01T10:00:02.000Z',
  },
})

describe('what leads to CloudTrail', () => {
  it('is known from either row of a request', () => {
    const [begun, related] = [rowOf({}), [rowOf({}), done]]
    const hint = {
      eventName: 'AssumeRoleWithWebIdentity',
      region: 'eu-central-1',
      sessionName: 'ana@example.com=MARK',
      sourceIdentity: 'ana@example.com=MARK',
      accessKeyId: 'ASIAEXAMPLE',
      from: new Date('2026-03-01T08:59:00Z'),
      until: new Date('2026-03-01T10:00:02Z'),
      opensConsole: false,
    }
    expect([cloudTrailHint(begun, related), cloudTrailHint(done, related)]).toEqual([hint, hint])
  })

  it('is what AWS was told when it refused, around that moment', () => {
    const details = { method: 'assume-role', sessionName: 'ben=MARK', sourceIdentity: 'ben=MARK' }
    const refused = rowOf({ at: at(3), outcome: 'refused', code: 'sts_denied', details })
    expect(cloudTrailHint(refused, [rowOf({ details }), refused])).toMatchObject({
      eventName: 'AssumeRole',
      region: null,
      sessionName: 'ben=MARK',
      until: at(63),
    })
  })

  it.each([
    ['saml', 'AssumeRoleWithSAML'],
    ['assertion', 'AssumeRoleWithSAML'],
    ['id-token', 'AssumeRoleWithWebIdentity'],
    ['federation-token', 'GetFederationToken'],
    ['session-token', 'GetSessionToken'],
  ])('names the call of %s', (method, eventName) => {
    const row = rowOf({ action: 'console', details: { method } })
    expect(cloudTrailHint(row, [row])).toMatchObject({ eventName, opensConsole: true })
  })

  it('is nothing where AWS was not asked', () => {
    const refused = rowOf({ outcome: 'refused', code: 'not_entitled', details: {} })
    const signIn = rowOf({ action: 'sign-in', details: {} })
    expect([cloudTrailHint(refused, [refused]), cloudTrailHint(signIn, [signIn])]).toEqual([null, null])
  })
})
