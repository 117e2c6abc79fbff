import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { createSts } from './sts'
import { type Script, type StsFixture, startSts } from './sts.fixture'
import { tryRegions } from './sts-attempts'
import { describeFailure } from './sts-errors'
import { stsRefusalForms } from './sts-refusal-forms'

const now = () => new Date()
const roleArn = 'arn:aws:iam::111122223333:role/Developer'
const request = {
  roleArn,
  roleSessionName: 'ana',
  webIdentityToken: secret('a.b.c'),
  durationSeconds: 3600,
  sessionPolicy: null,
}
const mfa = { serialNumber: 'arn:aws:iam::111122223333:mfa/ana', tokenCode: secret('123456') }
const plain = { fips: false, dualStack: false }
const signer = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: secret('x'), sessionToken: null }

const throttled = ['Throttling', 'ThrottlingException', 'RequestLimitExceeded']
const serverFaults = ['InternalFailure', 'ServiceUnavailable']
const retried = [...throttled, ...serverFaults, 'IDPCommunicationError']
const others = [...new Set(stsRefusalForms.map(({ awsCode }) => awsCode))].filter((code) => !retried.includes(code))

describe('a failed call of STS', () => {
  let fixture: StsFixture
  beforeAll(async () => {
    const unused = () => Promise.reject(new Error('scripted calls only'))
    const nothing = { issuer: '', audience: '', jwks: unused, samlProviders: [], callers: [], externalId: () => '' }
    fixture = await startSts({ ...nothing, now })
  })
  beforeEach(() => fixture.reset())
  afterAll(() => fixture.stop())

  async function attempts(awsCode: string, deadlineSeconds = 8): Promise<number> {
    const status = serverFaults.includes(awsCode) ? 503 : 400
    fixture.script(...Array.from({ length: 9 }, () => ({ error: awsCode, status })))
    const sts = createSts({ regions: ['eu-west-1'], endpoint: fixture.endpoint, deadlineSeconds, ...plain }, { now })
    await sts.assumeRoleWithWebIdentity(request).catch(() => undefined)
    return fixture.calls.length
  }

  it.each(retried)('is sent three times on %s', async (awsCode) => {
    expect(await attempts(awsCode)).toBe(3)
  })

  it.each([...others, 'InvalidAction', 'SomethingNew'])('is sent once on %s', async (awsCode) => {
    expect(await attempts(awsCode)).toBe(1)
  })

  it('is sent no more when the pause would pass the deadline', async () => {
    expect(await attempts('Throttling', 0.05)).toBe(1)
  })

  it.each<Script>([...retried.map((error) => ({ error, status: 503 })), { error: 'Throttling', status: 400 }, 'reset'])(
    'with an MFA code is sent once, to one region, whatever happens: %j',
    async (script) => {
      fixture.script(script, script)
      const config = {
        regions: ['eu-west-1', 'eu-central-1'],
        endpoint: fixture.endpoint,
        deadlineSeconds: 8,
        ...plain,
      }
      const call = { signer, partition: 'aws', mfa, durationSeconds: 3600 } as const
      await expect(createSts(config, { now }).getSessionToken(call)).rejects.toMatchObject({ name: 'BrevetError' })
      expect(fixture.calls).toHaveLength(1)
    },
  )

  it('is not made where AWS has no such endpoint, and is told so', async () => {
    const config = { regions: ['cn-north-1'], endpoint: null, deadlineSeconds: 8, ...plain, fips: true }
    const call = { ...request, roleArn: 'arn:aws-cn:iam::111122223333:role/Developer' }
    await expect(createSts(config, { now }).assumeRoleWithWebIdentity(call)).rejects.toMatchObject({
      code: 'sts_request_rejected',
      details: { reason: 'fips_unavailable' },
    })
  })

  it('waits longer each time, and each call differently, so that many do not come back at once', async () => {
    const waits = await Promise.all(Array.from({ length: 8 }, pauses))
    for (const [first = 0, second = 0] of waits) {
      expect(first).toBeGreaterThanOrEqual(74)
      expect(second).toBeGreaterThanOrEqual(149)
    }
    expect(new Set(waits.map(([first = 0]) => Math.round(first))).size).toBeGreaterThan(1)
  })
})

describe('a region that does not answer', () => {
  it('leaves the next its share of the time, though garbage is collected meanwhile', async () => {
    const plan = { regions: ['eu-west-1', 'eu-central-1'], deadlineSeconds: 1, isOneShot: false, now } as const
    const answer = tryRegions(plan, async (region, signal) => {
      if (region === 'eu-central-1') return { ok: true, answer: signal.aborted ? 'no time left' : region }
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return { ok: false, failure: describeFailure({ name: 'AbortError' }, { region, isSigned: false }) }
    })
    // Not before the call waits.
    setImmediate(collectGarbage)
    expect(await answer).toBe('eu-central-1')
  })
})

describe('regions that all fail', () => {
  const failing = (reasons: Readonly<Record<string, string>>) => async (region: string) => {
    const thrown = Object.assign(new Error('No'), { Code: reasons[region], $metadata: { httpStatusCode: 403 } })
    return { ok: false, failure: describeFailure(thrown, { region, isSigned: false }) } as const
  }
  const plan = {
    regions: ['eu-south-1', 'eu-south-2', 'eu-west-1'],
    deadlineSeconds: 8,
    isOneShot: false,
    now,
  } as const

  it('are all named, in the order in which they were asked; the last says why', async () => {
    const disabled = 'RegionDisabledException'
    const call = failing({ 'eu-south-1': disabled, 'eu-south-2': disabled, 'eu-west-1': disabled })
    await expect(tryRegions(plan, call)).rejects.toMatchObject({
      code: 'sts_region_disabled',
      details: { region: 'eu-west-1', regions: 'eu-south-1 eu-south-2 eu-west-1' },
    })
  })

  it('are named as far as they were asked', async () => {
    const call = failing({ 'eu-south-1': 'RegionDisabledException', 'eu-south-2': 'AccessDenied' })
    await expect(tryRegions(plan, call)).rejects.toMatchObject({
      code: 'sts_denied',
      details: { region: 'eu-south-2', regions: 'eu-south-1 eu-south-2' },
    })
    const single = tryRegions({ ...plan, isOneShot: true }, call)
    expect(await single.catch(({ details }) => details)).not.toHaveProperty('regions')
  })
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** Milliseconds between the attempts of one call that is throttled each time. */
async function pauses(): Promise<readonly number[]> {
  const thrown = Object.assign(new Error('Rate exceeded'), { Code: 'Throttling', $metadata: { httpStatusCode: 400 } })
  const instants: number[] = []
  await tryRegions({ regions: ['eu-west-1'], deadlineSeconds: 8, isOneShot: false, now }, async (region) => {
    instants.push(performance.now())
    return { ok: false, failure: describeFailure(thrown, { region, isSigned: false }) }
  }).catch(() => undefined)
  return instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0))
}
