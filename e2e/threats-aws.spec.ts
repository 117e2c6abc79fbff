import type { Page } from '@playwright/test'
import { expect, portalOrigin, test } from './fixtures'
import { callsBehind, post, seenByAws } from './portal-calls'
import { createAccounts } from './stack/seed/accounts'
import { accountIdOf, brokerAliases, externalIdOf } from './stack/seed/broker'

const accounts = createAccounts()
const idOf = (alias: string) => accountIdOf(accounts, alias)
const keysPath = '/api/v1/credentials'
const readOnly = '111122223333/ReadOnly'

/** Keys of a role, once a request was refused that says what AWS shall be told. */
async function keysOf(page: Page, entitlement: string, forged: object = {}) {
  for (const [name, value] of Object.entries(forged)) {
    const refused = await post(page, keysPath, { entitlement, [name]: value })
    expect([refused.status, refused.body.code], name).toEqual([400, 'request_malformed'])
  }
  const { status, body } = await post(page, keysPath, { entitlement })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

async function entitlementsOf(page: Page): Promise<readonly { readonly id: string; readonly method: string }[]> {
  return (await (await page.request.get('/api/v1/entitlements')).json()).entitlements
}

for (const [route, alias] of [
  ['directly', brokerAliases.direct],
  ['by way of the hub role', brokerAliases.chained],
] as const) {
  test(`confused deputy: the ExternalId of the account goes with every AssumeRole, ${route}`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs('ana')
    const mine = { externalId: 'mine', ExternalId: 'mine' }
    const { accessKeyId } = await keysOf(page, `${idOf(alias)}/Developer`, mine)
    const calls = await callsBehind(accessKeyId)
    expect(calls.length).toBe(alias === brokerAliases.direct ? 1 : 2)
    for (const { eventName, roleArn = '', externalId } of calls) {
      expect([eventName, externalId]).toEqual(['AssumeRole', externalIdOf(roleArn.split(':')[4] ?? '')])
    }
  })
}

test('IDOR on role and account: a role of somebody else, a foreign ARN and a role that is gone are one answer, in one time', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const ids = [
    '111122223333/Admin',
    `${idOf('finance-prod')}/ReadOnly`,
    'arn:aws:iam::111122223333:role/Admin',
    '111122223333/Deleted',
    '999999999999/ReadOnly',
  ]
  const times = new Map(ids.map((id) => [id, [] as number[]]))
  const answers = new Set<string>()
  for (let round = 0; round < 15; round += 1) {
    for (const entitlement of ids) {
      const started = performance.now()
      const { status, body } = await post(page, keysPath, { entitlement })
      times.get(entitlement)?.push(performance.now() - started)
      answers.add(JSON.stringify({ status, ...body, reference: '' }))
    }
  }
  expect([...answers].map((answer) => JSON.parse(answer))).toEqual([
    expect.objectContaining({ status: 404, code: 'not_entitled' }),
  ])
  const medians = [...times.values()].map((list) => list.sort((one, other) => one - other)[7] ?? 0)
  expect(Math.max(...medians)).toBeLessThan(2 * Math.min(...medians) + 20)
})

test('role enumeration: the list has what is assigned, and the page of any other role does not say whether it exists', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const team = new Set(accounts.filter(({ team: owner }) => owner === 'payments').map(({ id }) => id))
  const listed = await entitlementsOf(page)
  expect(listed.filter(({ id }) => !team.has(id.split('/')[0] ?? ''))).toEqual([])
  const seen = new Set<string>()
  for (const [account, role] of [
    ['111122223333', 'Admin'],
    ['111122223333', 'NoSuchRole'],
    ['999999999999', 'ReadOnly'],
  ] as const) {
    const response = await page.goto(`/go/${account}/${role}`)
    const text = (await page.locator('main').textContent()) ?? ''
    const blind = text
      .replaceAll(account, '#')
      .replaceAll(role, '#')
      .replace(/brv-[\w-]+/g, '#')
    seen.add(JSON.stringify([response?.status(), new URL(page.url()).pathname.split('/')[1], blind]))
  }
  expect([...seen]).toHaveLength(1)
})

const injections = [
  ...['*', '*/*', '111122223333/*', '111122223333/Read?nly', '..', '../111122223333/ReadOnly', '111122223333/../Admin'],
  ...['111122223333%2fReadOnly', '111122223333/ReadOnly%0a', '111122223333/ReadOnly\n', ' 111122223333/ReadOnly'],
  ...['arn:aws-cn:iam::111122223333:role/ReadOnly', 'aws-cn:111122223333/ReadOnly', '111122223333/ci/Deployer'],
  ...['111122223333/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin', '111122223333/AWSServiceRoleForSupport'],
  ...['１１１１22223333/ReadOnly', '111122223333/Read\u200bOnly', '111122223333/ReadOnly,arn:aws:iam::1:role/x'],
]

test('ARN injection: nothing that a person sends becomes a part of an ARN', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const before = (await seenByAws()).length
  for (const entitlement of injections) {
    for (const path of [keysPath, '/api/v1/console']) {
      const { status, body } = await post(page, path, { entitlement })
      expect([status, body.code], JSON.stringify(entitlement)).toEqual([404, 'not_entitled'])
    }
  }
  const roleArns = (await seenByAws()).slice(before).flatMap(({ roleArn }) => roleArn ?? [])
  const strict = /^arn:aws(-us-gov|-cn|-eusc)?:iam::\d{12}:role(\/ci|\/brevet)?\/[A-Za-z]+$/
  expect(roleArns.filter((arn) => !strict.test(arn))).toEqual([])
  const { assumedRoleArn } = await keysOf(page, readOnly, { roleArn: 'arn:aws:iam::111122223333:role/Admin' })
  expect(assumedRoleArn).toContain(':assumed-role/ReadOnly/')
})

test('RoleSessionName: hostile names fit what AWS takes, and one person of two providers has two names', async ({
  page,
  signedInAs,
}) => {
  const nameOf = async (entitlement: string) => {
    const { accessKeyId } = await keysOf(page, entitlement, { roleSessionName: 'somebody-else' })
    return (await callsBehind(accessKeyId)).at(-1)?.roleSessionName ?? ''
  }
  await signedInAs('eve')
  const hostile = await nameOf(`${idOf('sandbox-lab-01')}/ReadOnly`)
  expect(hostile).toMatch(/^[\w+=,.@-]{2,64}$/)
  await page.context().clearCookies()
  await signedInAs('ana')
  const corporate = await nameOf(readOnly)
  await page.context().clearCookies()
  await signedInAs('ana', 'Partner SSO (SAML)')
  expect(new Set([hostile, corporate, await nameOf(readOnly), 'somebody-else']).size).toBe(4)
})

test('SourceIdentity: every method that can sends the person’s own, at every hop', async ({ signedInAs }) => {
  const page = await signedInAs('ana')
  const saml = accounts.find(({ method, partition }) => method === 'saml' && partition === 'aws')
  const mine = { sourceIdentity: 'ben@corp.example' }
  for (const entitlement of [
    readOnly,
    `${saml?.id}/ReadOnly`,
    `${idOf(brokerAliases.direct)}/Developer`,
    `${idOf(brokerAliases.chained)}/Developer`,
  ]) {
    const { accessKeyId, sourceIdentity } = await keysOf(page, entitlement, mine)
    expect(sourceIdentity, entitlement).toMatch(/^ana@corp\.example=/)
    const calls = await callsBehind(accessKeyId)
    expect(calls.length).toBeGreaterThan(0)
    expect([...new Set(calls.map((call) => call.sourceIdentity))], entitlement).toEqual([sourceIdentity])
  }
})

test('session policy: nobody supplies policy language', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } })
  const plain = await keysOf(page, readOnly)
  const own = { policy: Policy, sessionPolicy: Policy, policyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
  expect((await keysOf(page, readOnly, own)).packedPolicySize).toBe(plain.packedPolicySize)
  for (const scope of [{ policy: Policy }, { policies: [Policy] }, { services: [Policy] }, Policy, [Policy]]) {
    const { status, body } = await post(page, keysPath, { entitlement: readOnly, scope })
    expect(status, JSON.stringify([scope, body])).toBe(400)
  }
})

test('session tags: the allow-list and no more, checked, and handed down by none', async ({ signedInAs }) => {
  const page = await signedInAs('eve')
  const more = { tags: { admin: 'true' }, sessionTags: { admin: 'true' } }
  const { accessKeyId } = await keysOf(page, `${idOf('sandbox-lab-01')}/ReadOnly`, more)
  const [call] = await callsBehind(accessKeyId)
  const tags = Object.entries(call?.principalTags ?? {})
  expect(tags.map(([key]) => key).filter((key) => !['email', 'team'].includes(key))).toEqual([])
  expect(tags.filter(([, value]) => !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value))).toEqual([])
  expect(call?.transitiveTagKeys).toEqual([])
})

test('console URL leak: a POST alone gives the address, which nothing keeps', async ({ signedInAs }) => {
  const page = await signedInAs('ben')
  for (const path of [`/go/${readOnly}/open`, '/api/v1/console']) {
    expect((await page.request.get(path, { maxRedirects: 0 })).status(), path).toBe(405)
  }
  const opened = await page.request.post(`/go/${readOnly}/open`, {
    headers: { origin: portalOrigin() },
    maxRedirects: 0,
  })
  expect(opened.status()).toBe(303)
  expect(opened.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  const address = new URL(opened.headers()['location'] ?? '')
  const token = address.searchParams.get('SigninToken') ?? ''
  expect(token.length).toBeGreaterThan(20)
  expect(new URL(address.searchParams.get('Issuer') ?? '').origin).toBe(portalOrigin())
  await page.goto(`/go/${readOnly}`)
  expect(await page.content()).not.toContain('SigninToken')
})

test('self-escalation: whoever administers can read who has what, and change nothing of it here', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ana')
  const before = JSON.stringify(await entitlementsOf(page))
  const headers = { origin: portalOrigin() }
  const data = { grants: [{ id: 'mine', accounts: ['*'], roles: ['Admin'] }], groups: ['aws-admins'] }
  for (const path of ['/api/v1/entitlements', '/api/v1/me', '/admin/setup', '/']) {
    const expected = path.startsWith('/api/') ? [404, 405] : [200, 404, 405]
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await page.request.fetch(path, { method, headers, data })
      expect(expected, `${method} ${path}`).toContain(response.status())
    }
  }
  expect(JSON.stringify(await entitlementsOf(page))).toBe(before)
})
