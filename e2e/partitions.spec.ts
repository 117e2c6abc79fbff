import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Page } from '@playwright/test'
import { awsOrigin, expect, portalOrigin, test } from './fixtures'
import { createAccounts, type SeedAccount, type SeedPartition } from './stack/seed/accounts'
import { brokerAliases, labArns } from './stack/seed/broker'
import { userLabs } from './stack/seed/user-labs'

const accounts = createAccounts()
const partitions: readonly SeedPartition[] = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc']

/** One cell of the table: an account that is reached by the method, and whom AWS takes ana for. */
interface Cell {
  readonly method: string
  readonly account: SeedAccount
  readonly role: string
  readonly principal: string
  readonly opensConsole: boolean
  readonly mfaUser?: string
}

function cellsOf(partition: SeedPartition): readonly Cell[] {
  const within = accounts.filter((account) => account.partition === partition)
  const labs = userLabs.map(({ alias }) => alias)
  const plain = (method: SeedAccount['method']) =>
    within.find((account) => account.method === method && !labs.includes(account.alias))
  const roleCell = (method: string, account: SeedAccount | undefined, role = 'ReadOnly'): readonly Cell[] =>
    account ? [{ method, account, role, principal: `:assumed-role/${role}/ana@corp.example=`, opensConsole: true }] : []
  return [
    ...(['web-identity', 'saml', 'id-token'] as const).flatMap((method) => roleCell(method, plain(method))),
    ...roleCell(
      'assume-role',
      within.find(({ alias }) => alias === brokerAliases.direct),
      'Developer',
    ),
    ...within.flatMap(userCell),
  ]
}

function userCell(account: SeedAccount): readonly Cell[] {
  const lab = userLabs.find(({ alias }) => alias === account.alias)
  if (lab?.kind === 'federation') {
    const principal = ':federated-user/ana@corp'
    return [{ method: 'federation-token', account, role: 'Federated', principal, opensConsole: true }]
  }
  if (!lab) return []
  const { user } = labArns(accounts, lab)
  const principal = ':user/brevet/session'
  return [{ method: 'session-token', account, role: 'Session', principal, opensConsole: false, mfaUser: user }]
}

for (const partition of partitions) {
  test(`in ${partition}, every method gives keys that AWS knows, and the console of the right principal`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs('ana')
    const cells = cellsOf(partition)
    const expected = ['federation-token', 'id-token', 'saml', 'session-token', 'web-identity']
    const home = partition === 'aws' ? ['assume-role'] : []
    expect(cells.map(({ method }) => method).sort()).toEqual([...home, ...expected])
    for (const cell of cells) {
      await test.step(`keys by ${cell.method}`, () => checkKeys(page, cell))
      await test.step(`console by ${cell.method}`, () => checkConsole(page, cell))
    }
  })
}

async function checkKeys(page: Page, cell: Cell): Promise<void> {
  const { account, principal, method } = cell
  const { status, body } = await post(page, '/api/v1/credentials', await wishOf(cell))
  expect(status, `${method}: ${JSON.stringify(body)}`).toBe(200)
  const { accessKeyId, secretAccessKey, sessionToken } = body
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const client = new STSClient({ region: account.region, endpoint: awsOrigin(), credentials })
  const identity = await client.send(new GetCallerIdentityCommand({}))
  expect(identity.Account).toBe(account.id)
  expect(identity.Arn).toMatch(new RegExp(`^arn:${account.partition}:(sts|iam)::${account.id}${principal}`))
}

async function checkConsole(page: Page, cell: Cell): Promise<void> {
  const { account, principal, method, opensConsole } = cell
  const { status, body } = await post(page, '/api/v1/console', await wishOf(cell))
  if (!opensConsole) return expect([status, body.code], method).toEqual([403, 'console_not_allowed'])
  expect(status, `${method}: ${JSON.stringify(body)}`).toBe(200)
  const html = await consolePage(body.url)
  const facts = Object.fromEntries(
    [...html.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)/g)].map(([, term, value]) => [term, value]),
  )
  expect(facts, method).toMatchObject({
    Account: account.id,
    Partition: account.partition,
    Principal: expect.stringContaining(`:sts::${account.id}${principal}`),
    Region: account.region,
  })
}

async function wishOf({ account, role, mfaUser }: Cell): Promise<object> {
  const entitlement = `${account.id}/${role}`
  if (!mfaUser) return { entitlement }
  const answer = await fetch(`${awsOrigin()}/_aws/iam/mfa-code?userArn=${encodeURIComponent(mfaUser)}`)
  return { entitlement, mfaCode: (await answer.json()).code }
}

async function post(page: Page, path: string, data: object) {
  const response = await page.request.post(path, { headers: { origin: portalOrigin() }, data })
  return { status: response.status(), body: await response.json() }
}

/** What a browser that is signed in nowhere else sees at the sign-in address. */
async function consolePage(url: string): Promise<string> {
  const entered = await fetch(url, { redirect: 'manual' })
  expect(entered.status, await entered.text()).toBe(302)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const home = await fetch(new URL(entered.headers.get('location') ?? '', url), { headers: { cookie } })
  return home.text()
}
