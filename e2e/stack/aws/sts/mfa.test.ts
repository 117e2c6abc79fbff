import { GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BrokerStage, readKeys, startBrokerStage } from '../fixture/broker'
import { refusalOf } from '../fixture/simulator'

const refused = (rest: string) => ({
  code: 'AccessDenied',
  status: 403,
  message: `MultiFactorAuthentication failed${rest}`,
})
const invalidCode = refused(' with invalid MFA one time pass code. ')
const invalidDevice = refused(
  ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
)

describe('MFA', () => {
  let stage: BrokerStage
  let serialNumber: string
  let role: string
  /** A device of its own for each test. */
  beforeEach(async () => {
    stage = await startBrokerStage()
    serialNumber = stage.broker.mfaDevices[0]?.serialNumber ?? ''
    role = stage.role('WithMfa', { condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })
  })
  afterEach(() => stage.simulator.close())
  const assume = (TokenCode: string, SerialNumber = serialNumber) => stage.assume(role, { SerialNumber, TokenCode })
  const wrongCode = () => String((Number(stage.code()) + 1) % 1_000_000).padStart(6, '0')

  it('opens a role whose trust policy asks aws:MultiFactorAuthPresent', async () => {
    expect((await assume(stage.code())).Credentials).toBeDefined()
    expect(await refusalOf(stage.assume(role))).toMatchObject({ code: 'AccessDenied' })
    const event = await stage.simulator.lastEvent()
    expect(event).toMatchObject({ errorCode: 'AccessDenied' })
    expect(event).not.toHaveProperty('tokenCode')
  })

  it('accepts a code once, at AssumeRole or GetSessionToken', async () => {
    const code = stage.code()
    await assume(code)
    expect(await refusalOf(assume(code))).toEqual(invalidCode)
    const sts = stage.simulator.sts(stage.broker)
    const command = new GetSessionTokenCommand({ SerialNumber: serialNumber, TokenCode: code })
    expect(await refusalOf(sts.send(command))).toEqual(invalidCode)
  })

  it.each([-2, -1, 0, 1, 2])('accepts the code of %i steps from now', async (steps) => {
    expect((await assume(stage.code(steps))).Credentials).toBeDefined()
  })

  it.each([-3, 3])('refuses the code of %i steps from now', async (steps) => {
    expect(await refusalOf(assume(stage.code(steps)))).toEqual(invalidCode)
  })

  it('refuses a device that the user does not have, and one of another user', async () => {
    const other = stage.simulator.registry.registerUser({
      accountId: stage.broker.accountId,
      name: 'other',
      mfaDevices: [{ name: 'other' }],
    })
    for (const serial of ['GAHT12345678', other.mfaDevices[0]?.serialNumber ?? '']) {
      expect(await refusalOf(assume(stage.code(), serial))).toEqual(invalidDevice)
    }
  })

  it('wants serial number and code together', async () => {
    const both = refused(', must provide both MFA serial number and one time pass code.')
    expect(await refusalOf(stage.assume(role, { TokenCode: stage.code() }))).toEqual(both)
    expect(await refusalOf(stage.assume(role, { SerialNumber: serialNumber }))).toEqual(both)
  })

  it('judges nine codes of a device in three minutes, good or bad, and then none', async () => {
    for (let count = 0; count < 9; count += 1) expect(await refusalOf(assume(wrongCode()))).toEqual(invalidCode)
    expect(await refusalOf(assume(stage.code()))).toEqual(invalidDevice)
    stage.simulator.shiftClock(181)
    expect((await assume(stage.code())).Credentials).toBeDefined()
  })

  it('ages: aws:MultiFactorAuthAge counts from the code, and is absent without one', async () => {
    const young = stage.role('Young', { condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '200' } } })
    const sts = () => stage.simulator.sts(stage.broker)
    const command = new GetSessionTokenCommand({ SerialNumber: serialNumber, TokenCode: stage.code() })
    const keys = readKeys((await sts().send(command)).Credentials)
    expect((await stage.assume(young, {}, keys)).Credentials).toBeDefined()
    const plain = readKeys((await sts().send(new GetSessionTokenCommand({}))).Credentials)
    expect(await refusalOf(stage.assume(young, {}, plain))).toMatchObject({ code: 'AccessDenied' })
    stage.simulator.shiftClock(240)
    expect(await refusalOf(stage.assume(young, {}, keys))).toMatchObject({ code: 'AccessDenied' })
  })
})
