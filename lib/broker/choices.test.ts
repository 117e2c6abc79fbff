import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Scope, wholeRole } from '../domain/scope'
import type { IssueRequest } from '../federation/method'
import type { Choices } from './choices'
import { openTestInstallation, reader, visit } from './installation.fixture'
import { issueKeys, openConsole } from './issue'

let test: Awaited<ReturnType<typeof openTestInstallation>>
let sent: IssueRequest[] = []
beforeEach(async () => {
  test = await openTestInstallation()
  sent = []
  const issue = test.script.issue
  test.script.issue = async (request) => {
    sent.push(request)
    return issue(request)
  }
})
afterEach(() => test.installation.close())

const asked = '111122223333/Asked'
const reason = 'Look at the failed payout'

function request(choices: Partial<Omit<Choices, 'scope'>> & { scope?: Partial<Scope> }, entitlement: string) {
  const at = test.now()
  const times = { createdAt: at, lastSeenAt: at, expiresAt: at, revokedAt: null }
  const session = { idHash: 'x', identity: reader, client: visit.client, ...times }
  const none = { durationSeconds: null, region: null, reason: null, ticket: null, mfaCode: null }
  return { ...visit, session, entitlement, ...none, ...choices, scope: { ...wholeRole, ...choices.scope } }
}

const keys = (choices: Parameters<typeof request>[0], entitlement = '111122223333/ReadOnly') =>
  issueKeys(test.installation, request(choices, entitlement))

describe('what a person chooses', () => {
  it('reaches AWS as one session policy, and the audit in words', async () => {
    await keys({ scope: { readOnly: true, services: ['s3'], myIp: true } })
    expect(sent[0]?.sessionPolicy?.policyArns).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess'])
    expect(sent[0]?.sessionPolicy?.policy).toContain('"NotAction":["s3:*"]')
    expect(sent[0]?.sessionPolicy?.policy).toContain(visit.client.ip)
    expect(test.events.at(-1)?.details).toMatchObject({ scope: 'readOnly services=s3 myIp', packedPolicySize: 4 })
  })

  it('is the whole role without a word', async () => {
    await keys({})
    expect(sent[0]?.sessionPolicy).toBeNull()
    expect(test.events.at(-1)?.details).not.toHaveProperty('scope')
  })

  it('names the limit that cut a wish, in the answer and in the audit', async () => {
    const { durationSeconds, clampedBy } = await keys({ durationSeconds: 14_400, reason }, asked)
    expect({ durationSeconds, clampedBy }).toEqual({
      durationSeconds: 3600,
      clampedBy: { by: 'grant', seconds: 3600, grant: 'asked' },
    })
    expect(test.events.at(-1)?.details).toMatchObject({ clampedBy: 'grant', durationSeconds: 3600 })
  })

  it('is a region of the account’s partition, for the keys and the console', async () => {
    expect((await keys({ region: 'us-east-1' })).region).toBe('us-east-1')
    expect((await keys({})).region).toBe('eu-west-1')
    for (const region of ['cn-north-1', 'nowhere', '']) {
      await expect(keys({ region })).rejects.toMatchObject({
        code: 'request_malformed',
        details: { reason: 'region-elsewhere' },
      })
    }
  })

  it('must come with a reason where the grant requires one, for keys and console alike', async () => {
    const wish = { destination: null, service: null, region: null }
    const missing = { code: 'reason_required', details: { field: 'reason', problem: 'missing' } }
    await expect(keys({}, asked)).rejects.toMatchObject(missing)
    await expect(
      openConsole(test.installation, { ...request({}, asked), wish, signOutFirst: false }),
    ).rejects.toMatchObject(missing)
    expect(test.events.map(({ action, outcome, code }) => [action, outcome, code])).toEqual([
      ['keys', 'refused', 'reason_required'],
      ['console', 'refused', 'reason_required'],
    ])
    expect(sent).toEqual([])
  })

  it('is in the audit with its reason and ticket before AWS is asked', async () => {
    await keys({ reason, ticket: 'OPS-7' }, asked)
    expect(test.events[0]).toMatchObject({ outcome: 'started', details: { purpose: reason, ticket: 'OPS-7' } })
    await expect(keys({ reason, ticket: '7' }, asked)).rejects.toMatchObject({ details: { problem: 'form' } })
  })

  it('may be a policy that the grant offers, and no other', async () => {
    await keys({ reason, scope: { policies: ['look'] } }, asked)
    expect(sent[0]?.sessionPolicy?.policyArns).toEqual(['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'])
    for (const [scope, entitlement] of [
      [{ policies: ['look'] }, '111122223333/ReadOnly'],
      [{ policies: ['nothing'] }, asked],
    ] as const) {
      await expect(keys({ reason, scope }, entitlement)).rejects.toMatchObject({
        details: { reason: 'policy-not-offered' },
      })
    }
  })

  it.each(['s3:*', '*', 'S3', 's3"', ''])('is never the service %j, which is none', async (service) => {
    await expect(keys({ scope: { services: [service] } })).rejects.toMatchObject({
      code: 'request_malformed',
      details: { field: 'scope.services', reason: 'services-malformed' },
    })
  })
})
