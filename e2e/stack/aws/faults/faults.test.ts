import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { opsKey, refusalOf, type Simulator, startSimulator } from '../fixture/simulator'

describe('injected faults', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator()
  })
  afterEach(() => admin('DELETE'))
  afterAll(() => simulator.close())

  const admin = (method: string, body?: object) =>
    fetch(`${simulator.url}/_aws/faults`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  const listed = async () => (await (await admin('GET')).json()).faults
  const sts = (region = 'eu-west-1', maxAttempts = 1) =>
    new STSClient({ region, endpoint: simulator.url, credentials: opsKey, maxAttempts })
  const identity = (region?: string) => sts(region).send(new GetCallerIdentityCommand({}))

  it('Throttling: is HTTP 400 “Rate exceeded”, as often as ordered, and in its region only', async () => {
    await admin('POST', { kind: 'throttle', region: 'eu-west-1', times: 2 })
    expect((await identity('eu-central-1')).Account).toBeDefined()
    for (let count = 0; count < 2; count += 1) {
      expect(await refusalOf(identity())).toEqual({ code: 'Throttling', status: 400, message: 'Rate exceeded' })
    }
    expect((await identity()).Account).toBeDefined()
    expect(await listed()).toMatchObject([{ region: 'eu-west-1', times: 2, hits: 2, effect: { kind: 'throttle' } }])
  })

  it('are retried by the real SDK', async () => {
    await admin('POST', { kind: 'status', status: 503 })
    await admin('POST', { kind: 'reset' })
    expect((await sts('eu-west-1', 3).send(new GetCallerIdentityCommand({}))).Account).toBeDefined()
    expect((await listed()).map(({ hits }: { hits: number }) => hits)).toEqual([1, 1])
  })

  it('hit one operation when told so', async () => {
    await admin('POST', { kind: 'status', status: 500, operation: 'GetSessionToken', times: null })
    expect((await identity()).Account).toBeDefined()
    const call = () => sts().send(new GetSessionTokenCommand({}))
    expect(await refusalOf(call())).toMatchObject({ code: 'InternalFailure', status: 500 })
    expect(await refusalOf(call())).toMatchObject({ code: 'InternalFailure', status: 500 })
    expect(await simulator.lastEvent()).toMatchObject({ eventName: 'GetSessionToken', errorCode: 'InternalFailure' })
  })

  it('answer with any code of AWS', async () => {
    await admin('POST', { kind: 'status', status: 400, code: 'IDPCommunicationError', message: 'unreachable' })
    expect(await refusalOf(identity())).toMatchObject({ code: 'IDPCommunicationError', status: 400 })
  })

  it('delay an answer, break a connection, and leave one hanging', async () => {
    await admin('POST', { kind: 'latency', milliseconds: 80 })
    const begin = performance.now()
    expect((await identity()).Account).toBeDefined()
    expect(performance.now() - begin).toBeGreaterThan(75)
    await admin('POST', { kind: 'reset' })
    await expect(identity()).rejects.toMatchObject({ code: 'ECONNRESET' })
    await admin('POST', { kind: 'hang' })
    const abortSignal = AbortSignal.timeout(100)
    await expect(sts().send(new GetCallerIdentityCommand({}), { abortSignal })).rejects.toThrow()
    expect((await identity()).Account).toBeDefined()
  })

  it('make the federation endpoint answer an HTML page', async () => {
    await admin('POST', { service: 'signin', kind: 'status', status: 400, operation: 'getSigninToken' })
    expect((await identity()).Account).toBeDefined()
    const response = await fetch(`${simulator.url}/federation?Action=getSigninToken&Session=%7B%7D`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await listed()).toMatchObject([{ hits: 1 }])
  })

  it.each([{}, { kind: 'explode' }, { kind: 'latency' }, { kind: 'status', status: 200 }, { kind: 'reset', times: 0 }])(
    'are refused when they make no sense: %j',
    async (order) => {
      const response = await admin('POST', order)
      expect(response.status).toBe(400)
      expect(await listed()).toEqual([])
    },
  )
})
