import { expect } from './fixtures'
import { type OwnStack, ownAccounts, test } from './own-stack'
import { webIdentityStatement } from './stack/seed/trust'

test.describe.configure({ mode: 'default' })
test.afterEach(async ({ own }) => {
  await own.clearFaults()
})

const { regional } = ownAccounts
const wish = { entitlement: `${regional.id}/ReadOnly` }
const keysPath = '/api/v1/credentials'

function trust(own: OwnStack, statement: object): void {
  const trustPolicy = { Version: '2012-10-17', Statement: [statement] }
  own.registry.updateTrustPolicy({ accountId: regional.id, name: 'ReadOnly', trustPolicy })
}

test('session policy: PackedPolicyTooLarge is said as such, and AWS is asked once', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  await own.order({ kind: 'status', status: 400, code: 'PackedPolicyTooLarge', times: null })
  const { status, body } = await own.post(page, keysPath, { ...wish, scope: { readOnly: true } })
  expect([status, body.code, body.title]).toEqual([400, 'sts_policy_too_large', 'Too much for one session'])
  expect(await own.clearFaults()).toBe(1)
})

for (const [what, action] of [
  ['SourceIdentity', 'sts:SetSourceIdentity'],
  ['session tags', 'sts:TagSession'],
] as const) {
  test(`${what}: where AWS does not take them, nothing is issued without them`, async ({ own, page }) => {
    await own.signIn(page, 'ben')
    const whole = webIdentityStatement(regional, own.origin)
    const actions = ['sts:AssumeRoleWithWebIdentity', 'sts:SetSourceIdentity', 'sts:TagSession']
    trust(own, { ...whole, Action: actions.filter((one) => one !== action) })
    const before = (await own.events()).length
    const { status, body } = await own.post(page, keysPath, wish)
    trust(own, whole)
    expect([status, body.code]).toEqual([403, 'sts_denied'])
    const calls = (await own.events()).slice(before)
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({ errorCode: 'AccessDenied', sourceIdentity: expect.stringMatching(/^ben@/) })
  })
}

test('duration: a console that takes no length opens without it, and says when it ends', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  await own.order({ service: 'signin', operation: 'getSigninToken', kind: 'status', status: 400 })
  const { status, body } = await own.post(page, '/api/v1/console', wish)
  expect([status, body.session.countedFrom]).toEqual([200, 'issue'])
  const hours = (new Date(body.session.endsAt).getTime() - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(11)
  expect(hours).toBeLessThanOrEqual(12)
})

test('duration: a federation endpoint that refuses is said as such', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  await own.order({ service: 'signin', kind: 'status', status: 400, times: null })
  const { status, body } = await own.post(page, '/api/v1/console', wish)
  expect([status, body.code, body.title]).toEqual([502, 'console_refused', 'The AWS sign-in refused'])
  expect(await own.clearFaults()).toBe(2)
})

for (const [what, fault] of [
  ['a refusal', { kind: 'status', status: 400, code: 'InvalidIdentityToken' }],
  ['a denial', { kind: 'status', status: 403, code: 'AccessDenied' }],
  ['a fault', { kind: 'status', status: 500, code: 'InternalFailure' }],
] as const) {
  test(`credentials in logs, traces and errors: what ${what} of AWS echoes is nowhere`, async ({ own, page }) => {
    await own.signIn(page, 'ben')
    const canary = `canary-${crypto.randomUUID()}`
    const message = `Not a known text; token eyJhbGciOiJSUzI1NiJ9.${canary} key ${canary}`
    await own.order({ ...fault, message, times: null })
    const answer = await own.post(page, keysPath, wish)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    await page.goto(`${own.origin}/refused?code=${answer.body.code}&reference=${answer.body.reference}`)
    await expect(page.getByText(answer.body.reference)).toBeVisible()
    for (const text of [JSON.stringify(answer.body), await page.content(), own.records()]) {
      expect(text.includes(canary)).toBe(false)
    }
  })
}

test('credentials in logs, traces and errors: keys and sign-in tokens are in neither log nor database', async ({
  own,
  page,
}) => {
  await own.signIn(page, 'ana')
  const keys = (await own.post(page, keysPath, wish)).body
  const { url } = (await own.post(page, '/api/v1/console', wish)).body
  const secrets = [keys.secretAccessKey, keys.sessionToken, new URL(url).searchParams.get('SigninToken') ?? '']
  expect(own.records()).toContain(keys.accessKeyId)
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20)
    expect(own.records().includes(secret)).toBe(false)
  }
})

for (const key of ['govAbroad', 'chinaAbroad', 'sovereignAbroad'] as const) {
  const { id, partition } = ownAccounts[key]
  test(`assume-role in ${partition} is refused where Brevet’s own identity is of another partition`, async ({
    own,
    page,
  }) => {
    await own.signIn(page, 'ben')
    for (const path of [keysPath, '/api/v1/console']) {
      const { status, body } = await own.post(page, path, { entitlement: `${id}/ReadOnly` })
      expect([status, body.code], JSON.stringify(body)).toEqual([502, 'aws_credentials_rejected'])
    }
  })
}

test('where AWS publishes no console, keys are given and the console is refused as unknown', async ({ own, page }) => {
  await own.signIn(page, 'ben')
  const there = { entitlement: `${ownAccounts.unpublished.id}/ReadOnly` }
  const keys = await own.post(page, keysPath, there)
  expect(keys.body.assumedRoleArn).toMatch(/^arn:aws-iso-b:sts::/)
  const { status, body } = await own.post(page, '/api/v1/console', there)
  expect([status, body.code]).toEqual([501, 'console_unknown'])
})
