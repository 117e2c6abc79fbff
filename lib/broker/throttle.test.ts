import { afterEach, beforeEach, expect, it } from 'vitest'
import { wholeRole } from '../domain/scope'
import { openTestInstallation, reader, readerSession, visit } from './installation.fixture'
import { issueKeys } from './issue'
import { beginSignIn } from './sign-in'
import { countHandOut, countSignIn } from './throttle'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const tooMany = { code: 'rate_limited', details: { retryAfterSeconds: expect.any(Number) } }
const { handOutsPerPerson, signInsPerAddress } = { handOutsPerPerson: 120, signInsPerAddress: 600 }

it('hands a person nothing more once a minute has given them its share, and writes one row of that', async () => {
  for (let given = 0; given < handOutsPerPerson; given += 1) await countHandOut(test.installation, reader)
  const wish = { durationSeconds: null, region: null, scope: wholeRole, reason: null, ticket: null }
  const request = {
    ...visit,
    ...wish,
    session: readerSession(test.now()),
    entitlement: '111122223333/ReadOnly',
    mfaCode: null,
  }
  for (let asked = 0; asked < 3; asked += 1)
    await expect(issueKeys(test.installation, request)).rejects.toMatchObject(tooMany)
  expect(test.events).toMatchObject([{ action: 'keys', outcome: 'refused', code: 'rate_limited' }])
})

it('begins no more sign-ins from one address, and goes on with others', async () => {
  for (let begun = 0; begun < signInsPerAddress; begun += 1)
    await countSignIn(test.installation, visit.client.ip, 'partners')
  const request = { ...visit, sourceId: 'partners', returnTo: null, loginHint: null, browserToken: null }
  await expect(beginSignIn(test.installation, request)).rejects.toMatchObject(tooMany)
  const elsewhere = { ...request, client: { ...visit.client, ip: '192.0.2.8' } }
  await expect(beginSignIn(test.installation, elsewhere)).resolves.toBeDefined()
})

it('counts a whole /64 of IPv6 as one address', async () => {
  for (let begun = 0; begun < signInsPerAddress; begun += 1)
    await countSignIn(test.installation, `2001:db8::${begun.toString(16)}`, 'partners')
  await expect(countSignIn(test.installation, '2001:db8::ffff', 'partners')).rejects.toMatchObject(tooMany)
  await expect(countSignIn(test.installation, '2001:db8:0:1::1', 'partners')).resolves.toBeUndefined()
})

it('leaves each address a quarter of its count while others flood its source', async () => {
  for (let address = 0; address < 10; address += 1) {
    for (let begun = 0; begun < signInsPerAddress; begun += 1)
      await countSignIn(test.installation, `198.51.100.${address}`, 'partners')
  }
  for (let address = 0; address < 10; address += 1)
    await expect(countSignIn(test.installation, `198.51.100.${address}`, 'partners')).rejects.toMatchObject(tooMany)
  const fresh = () => countSignIn(test.installation, visit.client.ip, 'partners')
  for (let begun = 0; begun < signInsPerAddress / 4; begun += 1) await expect(fresh()).resolves.toBeUndefined()
  await expect(fresh()).rejects.toMatchObject({
    code: 'rate_limited',
    details: { rule: 'address-shares-source', retryAfterSeconds: expect.any(Number) },
  })
  await expect(countSignIn(test.installation, visit.client.ip, 'corp')).resolves.toBeUndefined()
})

it('counts the sign-ins of addresses that nobody knows by their source alone', async () => {
  for (let begun = 0; begun <= signInsPerAddress; begun += 1) await countSignIn(test.installation, null, 'partners')
  await expect(countSignIn(test.installation, null, 'partners')).resolves.toBeUndefined()
})
