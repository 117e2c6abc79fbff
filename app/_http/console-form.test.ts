import { expect, it } from 'vitest'
import { wholeRole } from '@/lib/domain/scope'
import { consoleForm } from './console-form'

const form = 'application/x-www-form-urlencoded'
const post = (body: string, type = form) =>
  consoleForm(new Request('http://localhost', { method: 'POST', body, headers: { 'content-type': type } }))

it('is the whole role without a code where nothing is posted', async () => {
  const nothing = {
    durationSeconds: null,
    scope: wholeRole,
    reason: null,
    ticket: null,
    mfaCode: null,
    signOutFirst: false,
  }
  expect(await post('')).toEqual(nothing)
  expect(await post('mfaCode=+')).toEqual(nothing)
})

it('takes a code as a secret, without the spaces in which people write it', async () => {
  const { mfaCode } = await post('mfaCode=123+456')
  expect([String(mfaCode), mfaCode?.reveal()]).toEqual(['[secret]', '123456'])
})

it('narrows by what the form says', async () => {
  expect(await post('readOnly=on&reason=because')).toMatchObject({
    scope: { ...wholeRole, readOnly: true },
    reason: 'because',
  })
})

it('refuses what is larger than any form of ours, and never opens it as the whole role', async () => {
  await expect(post(`reason=${'a'.repeat(17_000)}&readOnly=on`)).rejects.toMatchObject({ code: 'request_malformed' })
})

it('refuses a body of another type, whose narrowing it could not read', async () => {
  await expect(post('{"readOnly":true}', 'application/json')).rejects.toMatchObject({ code: 'request_malformed' })
})
