import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect } from './fixtures'
import { type Answer, type OwnStack, ownAccounts, test } from './own-stack'

test.describe.configure({ mode: 'default' })
test.afterEach(async ({ own }) => {
  own.registry.setRegions(ownAccounts.regional.id, { deactivated: [], optedIn: [] })
  await own.clearFaults()
})

const entitlementOf = (key: keyof typeof ownAccounts) => ({ entitlement: `${ownAccounts[key].id}/ReadOnly` })
const first = { region: 'eu-west-1', times: null }
const deadlineSeconds = 8
/** What a click, the audit and a busy machine may add. */
const slackSeconds = 1.5

async function whoIs(own: OwnStack, { body }: Answer, region: string): Promise<string> {
  const { accessKeyId, secretAccessKey, sessionToken } = body
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const client = new STSClient({ region, endpoint: `${own.awsOrigin}/sts/${region}`, credentials })
  return (await client.send(new GetCallerIdentityCommand({}))).Arn ?? ''
}

/** What the row of the outcome says about the keys with this id. */
function auditedRegion(own: OwnStack, accessKeyId: string): string | undefined {
  const rows = own.records().match(/\{[^{}]*"accessKeyId":"[^{}]*\}/g) ?? []
  const row = rows.find((candidate) => candidate.includes(accessKeyId))
  return /"stsRegion":"([\w-]+)"/.exec(row ?? '')?.[1]
}

for (const [trouble, fault] of [
  ['hangs', { ...first, kind: 'hang' }],
  ['answers 503', { ...first, kind: 'status', status: 503 }],
  ['breaks connections', { ...first, kind: 'reset' }],
  ['is deactivated in the account', null],
] as const) {
  test(`keys come by the second region when the first ${trouble}`, async ({ own, page }) => {
    await own.signIn(page, 'ben')
    if (fault) await own.order(fault)
    else own.registry.setRegions(ownAccounts.regional.id, { deactivated: ['eu-west-1'], optedIn: [] })
    const answer = await own.post(page, '/api/v1/credentials', entitlementOf('regional'))
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.seconds).toBeLessThan(deadlineSeconds)
    expect(await whoIs(own, answer, 'eu-central-1')).toMatch(/:assumed-role\/ReadOnly\/ben@corp\.example/)
    expect(auditedRegion(own, answer.body.accessKeyId)).toBe('eu-central-1')
    const seen = (await own.events()).filter(({ issuedAccessKeyId }) => issuedAccessKeyId === answer.body.accessKeyId)
    expect(seen.map(({ awsRegion }) => awsRegion)).toEqual(['eu-central-1'])
  })
}

test('keys come by the second region when the first is a black hole', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  const answer = await own.post(page, '/api/v1/credentials', entitlementOf('firstLost'))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(answer.seconds).toBeGreaterThan(1)
  expect(answer.seconds).toBeLessThan(deadlineSeconds)
  expect(await whoIs(own, answer, 'us-gov-east-1')).toMatch(/^arn:aws-us-gov:sts::/)
  expect(auditedRegion(own, answer.body.accessKeyId)).toBe('us-gov-east-1')
})

test('a first region without trouble is the only one that is asked', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  const before = (await own.events()).length
  const answer = await own.post(page, '/api/v1/credentials', entitlementOf('regional'))
  expect(auditedRegion(own, answer.body.accessKeyId)).toBe('eu-west-1')
  expect((await own.events()).slice(before).map(({ awsRegion }) => awsRegion)).toEqual(['eu-west-1'])
})

for (const [trouble, key, fault] of [
  ['hang', 'regional', { times: null, kind: 'hang' }],
  ['are black holes', 'allLost', null],
] as const) {
  test(`when all regions ${trouble}, the answer comes in time and says so`, async ({ own, page }) => {
    await own.signIn(page, 'ben')
    if (fault) await own.order(fault)
    const answered = page.waitForResponse('**/api/v1/credentials')
    const started = performance.now()
    await page
      .getByRole('button', { name: new RegExp(`^ReadOnly in own-${ownAccounts[key].partition}: get keys`) })
      .click()
    await answered
    expect((performance.now() - started) / 1000).toBeLessThan(deadlineSeconds + slackSeconds)
    const alert = page.getByRole('dialog').getByRole('alert')
    await expect(alert).toContainText('AWS does not answer')
    await expect(alert).toContainText('No region of AWS STS answered in time. Nothing was issued.')
    await expect(alert).toContainText(/brv-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  })
}

test('when all regions are deactivated in the account, the answer says whose switch it is', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  own.registry.setRegions(ownAccounts.regional.id, { deactivated: ['eu-west-1', 'eu-central-1'], optedIn: [] })
  const answer = await own.post(page, '/api/v1/credentials', entitlementOf('regional'))
  expect(answer.body).toMatchObject({ code: 'sts_region_disabled', title: 'STS is switched off in this region' })
})

test('throttling is answered by asking again, and then by saying so', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  await own.order({ kind: 'throttle', times: 2 })
  expect((await own.post(page, '/api/v1/credentials', entitlementOf('regional'))).status).toBe(200)
  await own.order({ kind: 'throttle', times: null })
  const answer = await own.post(page, '/api/v1/credentials', entitlementOf('regional'))
  expect(answer.body).toMatchObject({ code: 'sts_throttled', title: 'AWS asks to slow down' })
  expect(answer.seconds).toBeLessThan(deadlineSeconds)
})
