import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { secret } from '../domain/secret'
import type { AssumeRoleRequest } from '../federation/sts-port'
import { type ProbePlan, probeRoles } from './trust-probe'

const hub = 'arn:aws:iam::999988887777:role/Hub'
const role = 'arn:aws:iam::111122223333:role/Developer'

/** A call as STS sees it: the ExternalId is absent where it is not sent. */
type Call = Omit<AssumeRoleRequest, 'externalId'> & { readonly externalId?: string }

const granted = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: secret('x'),
  sessionToken: secret('y'),
  expiresAt: new Date(0),
  sourceIdentity: null,
  packedPolicySize: null,
  assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/Developer/x',
}

/** STS with a rule; remembers what it was asked. */
function stsWith(refuse: (call: Call) => BrevetError | null) {
  const calls: Call[] = []
  const answer = async (call: Call) => {
    calls.push(call)
    const refusal = refuse(call)
    if (refusal) throw refusal
    return granted
  }
  return { calls, sts: { assumeRole: answer, assumeRoleWithoutExternalId: answer } }
}

const denied = () => new BrevetError('sts_denied', { awsCode: 'AccessDenied', awsMessage: 'not authorized' })
const throttled = () => new BrevetError('sts_throttled', { awsCode: 'Throttling' })
const isWithout = ({ externalId }: Call) => externalId === undefined

const planOf = (changes: Partial<ProbePlan> = {}): ProbePlan => ({
  via: [],
  roleArns: [role],
  externalId: (accountId) => `of-${accountId}`,
  tagKeys: ['team', 'mail'],
  transitiveTags: ['team'],
  sendsSourceIdentity: true,
  withinSeconds: 8,
  ...changes,
})

it.each<[string, (call: Call) => BrevetError | null, object]>([
  [
    'refuses only a call without the ExternalId',
    (call) => (isWithout(call) ? denied() : null),
    { verdict: 'guarded', answer: null },
  ],
  ['refuses nobody', () => null, { verdict: 'open', answer: null }],
  ['refuses everybody', denied, { verdict: 'refused', answer: { code: 'AccessDenied', message: 'not authorized' } }],
  ['does not answer', throttled, { verdict: 'unanswered', answer: { code: 'Throttling', message: null } }],
  [
    'does not answer the call without',
    (call) => (isWithout(call) ? throttled() : null),
    { verdict: 'unanswered', answer: { code: 'Throttling', message: null } },
  ],
])('judges a role that %s', async (_what, refuse, outcome) => {
  expect(await probeRoles(stsWith(refuse).sts, planOf())).toEqual([{ roleArn: role, ...outcome }])
})

describe('a call', () => {
  it('is the portal’s in all but the ExternalId, as short as AWS takes', async () => {
    const { sts, calls } = stsWith(() => null)
    await probeRoles(sts, planOf())
    const [withId, without] = calls
    const { externalId, ...rest } = withId ?? {}
    expect(externalId).toBe('of-111122223333')
    expect(without).toEqual(rest)
    expect(withId).toMatchObject({
      signer: 'own',
      durationSeconds: 900,
      roleSessionName: expect.stringMatching(/^[\w+=,.@-]{2,47}=[A-Z2-7]{16}$/),
      tags: [{ key: 'team' }, { key: 'mail' }],
      transitiveTagKeys: ['team'],
    })
    expect(withId?.sourceIdentity).toBe(withId?.roleSessionName)
  })

  it('asks for no more than the account’s switches let the portal ask for', async () => {
    const { sts, calls } = stsWith(() => null)
    await probeRoles(sts, planOf({ tagKeys: [], sendsSourceIdentity: false }))
    expect(calls[0]).toMatchObject({ tags: [], transitiveTagKeys: [], sourceIdentity: null })
  })
})

describe('a chain', () => {
  it('is gone along with what each role gave, and the tags that are inherited go first', async () => {
    const { sts, calls } = stsWith((call) => (isWithout(call) ? denied() : null))
    const probes = await probeRoles(sts, planOf({ via: [hub], roleArns: [role, `${role}2`] }))
    expect(probes.map(({ roleArn, verdict }) => [roleArn, verdict])).toEqual([
      [hub, 'guarded'],
      [role, 'guarded'],
      [`${role}2`, 'guarded'],
    ])
    const withId = calls.filter((call) => !isWithout(call))
    expect(
      withId.map(({ signer, externalId, tags }) => [signer === 'own', externalId, tags.map(({ key }) => key)]),
    ).toEqual([
      [true, 'of-999988887777', ['team']],
      [false, 'of-111122223333', ['mail']],
      [false, 'of-111122223333', ['mail']],
    ])
  })

  it('ends where a role on the way refuses', async () => {
    expect(await probeRoles(stsWith(denied).sts, planOf({ via: [hub] }))).toMatchObject([
      { roleArn: hub, verdict: 'refused' },
    ])
  })
})
