import { inBatches } from './batches'
import { expect, type IdentityFort, type SourceId, sourceIds, test } from './identity-fort'
import { recordAttack, recordControl } from './tally'
import type { Visitor } from './visitor'

/** What the portal gives to whoever this is. */
async function rolesOf(visitor: Visitor): Promise<readonly string[]> {
  const { status, body } = await visitor.get('/api/v1/entitlements')
  if (status === 401) return []
  return JSON.parse(body).entitlements.map(({ role }: { role: { name: string } }) => role.name)
}

async function seesAudit(visitor: Visitor): Promise<boolean> {
  return (await visitor.get('/api/v1/audit')).status === 200
}

test('a group counts at the source that the rule names', async ({ fort }) => {
  const family = 'Groups of another source'
  const given: Readonly<Record<SourceId, readonly string[]>> = {
    corp: ['ReadOnly'],
    rival: [],
    partners: ['Developer'],
    others: [],
  }
  for (const source of sourceIds) {
    const roles = await rolesOf(await fort.signIn(source, { subject: 'person', groups: ['team'] }))
    if (given[source].length > 0) recordControl(family, `team at ${source}`, roles.length > 0)
    else recordAttack(family, `team at ${source}`, roles.length > 0)
    expect.soft(roles, source).toEqual(given[source])
    const sees = await seesAudit(await fort.signIn(source, { subject: 'ruler', groups: ['rulers'] }))
    const may = source === 'corp' || source === 'partners'
    if (may) recordControl(family, `rulers at ${source}`, sees)
    else recordAttack(family, `rulers at ${source}`, sees)
    expect.soft(sees, source).toBe(may)
  }
  const named = ['corp:team', 'corp/team', 'corp|team', 'corp team', 'corp\tteam', '["corp","team"]', 'team@corp']
  for (const group of named) {
    for (const source of ['rival', 'others'] as const) {
      const roles = await rolesOf(await fort.signIn(source, { subject: 'person', groups: [group, `${group}\u0001`] }))
      recordAttack(family, `${group} at ${source}`, roles.length > 0)
      expect.soft(roles, `${group} at ${source}`).toEqual([])
    }
  }
})

test('a subject is somebody at their own source alone', async ({ fort }) => {
  const family = 'Subject of another source'
  const favourite = '/api/v1/favourites/111122223333/Auditing'
  const person = { subject: 'owner', email: 'owner@example.com', name: 'Owner', groups: ['aws-admins'] }
  const owner = await fort.signIn('corp', person)
  expect((await owner.change('PUT', favourite)).status).toBe(200)
  const [handle] = await handlesOf(owner)
  const again = await fort.signIn('corp', person)
  const isSame = (await favouritesOf(again)).length === 1 && (await handlesOf(again)).includes(handle ?? '')
  recordControl(family, 'the same person in another browser', isSame)
  expect(isSame).toBe(true)
  const others: readonly (readonly [SourceId, string])[] = [
    ['rival', 'owner'],
    ['partners', 'owner'],
    ['others', 'owner'],
    ['corp', 'Owner'],
    ['corp', 'owner '],
    ['corp', '\uff4fwner'],
    ['rival', 'corp:owner'],
    ['rival', 'corp|owner'],
    ['others', 'corp/owner'],
    ['partners', '["corp","owner"]'],
  ]
  for (const [source, subject] of others) {
    const name = `${subject} at ${source}`
    const stranger = await fort.signIn(source, { ...person, subject })
    expect(await rolesOf(stranger), name).toEqual(['Auditing'])
    const [favourites, handles] = [await favouritesOf(stranger), await handlesOf(stranger)]
    const { status } = await stranger.change('DELETE', `/api/v1/sessions/${handle}`)
    const isTaken = favourites.length > 0 || handles.includes(handle ?? '') || status === 200
    recordAttack(family, name, isTaken)
    expect.soft([favourites, handles.length, status], name).toEqual([[], 1, 404])
  }
  expect(await owner.whoami()).toMatchObject({ source: 'corp', subject: 'owner' })
})

async function favouritesOf(visitor: Visitor): Promise<readonly string[]> {
  const { body } = await visitor.change('DELETE', '/api/v1/favourites/111122223333/ReadOnly')
  return JSON.parse(body).favourites
}

async function handlesOf(visitor: Visitor): Promise<readonly string[]> {
  const { body } = await visitor.get('/api/v1/sessions')
  return JSON.parse(body).signIns.map(({ handle }: { handle: string }) => handle)
}

/** Each looks like, or holds, `aws-admins`. */
const hostileGroups: readonly (readonly [what: string, group: string])[] = [
  ['upper case', 'AWS-ADMINS'],
  ['one capital', 'aws-Admins'],
  ['full-width letters', '\uff41\uff57\uff53-admins'],
  ['a full-width hyphen', 'aws\uff0dadmins'],
  ['a ligature of NFKC', 'aw\u017f-admins'],
  ['a Cyrillic letter', '\u0430ws-admins'],
  ['a Greek letter', 'aws-adm\u03b9ns'],
  ['a combining mark', 'aws-admins\u0301'],
  ['a zero-width space', 'aws-\u200badmins'],
  ['a zero-width joiner', 'aws-admins\u200d'],
  ['a byte order mark', '\ufeffaws-admins'],
  ['a soft hyphen', 'aws\u00ad-admins'],
  ['another hyphen', 'aws\u2010admins'],
  ['a turned direction', '\u202eaws-admins'],
  ['white space before', ' aws-admins'],
  ['white space after', 'aws-admins '],
  ['a no-break space', 'aws-admins\u00a0'],
  ['a tab', 'aws-admins\t'],
  ['a line feed', 'aws-admins\n'],
  ['a comma', 'x,aws-admins'],
  ['a semicolon', 'x;aws-admins'],
  ['a vertical bar', 'aws-admins|x'],
  ['a space', 'x aws-admins'],
  ['a line between', 'x\naws-admins'],
  ['JSON', '["aws-admins"]'],
  ['quotes', '"aws-admins"'],
  ['a path', '/aws-admins'],
  ['a distinguished name', 'CN=aws-admins,DC=corp'],
  ['a domain', 'corp\\aws-admins'],
  ['percent-encoding', 'aws%2Dadmins'],
  ['an entity', 'aws&#45;admins'],
  ['a wildcard', '*'],
  ['a pattern', 'aws-.*'],
  ['a name of the pattern and more', 'aws-pay-ReadOnly\n'],
  ['a name of the pattern behind another', 'x aws-pay-ReadOnly'],
  ['a name of the pattern in full width', 'aws-pay-\uff32eadOnly'],
  ['a property', '__proto__'],
]

test('a group that only looks like another gives nothing, by either protocol', async ({ fort }) => {
  const family = 'Hostile group values'
  for (const source of sourceIds) {
    for (const [group, role] of [
      ['aws-admins', 'Auditing'],
      ['aws-pay-ReadOnly', 'ReadOnly'],
    ] as const) {
      const roles = await rolesOf(await fort.signIn(source, { subject: 'person', groups: [group] }))
      recordControl(family, `${group} at ${source}`, roles.includes(role))
      expect.soft(roles, `${group} at ${source}`).toEqual([role])
    }
  }
  for (const source of ['corp', 'partners'] as const) {
    await inBatches(hostileGroups, ([what, group]) => expectNothing(fort, family, { source, what, group }))
  }
  const odd: readonly (readonly [what: string, groups: unknown])[] = [
    ['one text with a comma', 'x,aws-admins'],
    ['one text of JSON', '["aws-admins"]'],
    ['a list in a list', [['aws-admins']]],
    ['an object', { 'aws-admins': true }],
    ['a list of objects', [{ name: 'aws-admins' }]],
    ['NUL behind', ['aws-admins\0']],
    ['half a character behind', ['aws-admins\ud800']],
    ['a number beside it', ['aws-admins', 7]],
  ]
  for (const [what, groups] of odd) {
    const visitor = await fort.signInWith('corp', { sub: 'person', groups })
    const roles = await rolesOf(visitor)
    recordAttack(family, `${what}, as a claim`, roles.length > 0)
    expect.soft(roles, what).toEqual([])
  }
})

interface Look {
  readonly source: SourceId
  readonly what: string
  readonly group: string
}

async function expectNothing(fort: IdentityFort, family: string, { source, what, group }: Look): Promise<void> {
  const visitor = await fort.signIn(source, { subject: 'person', groups: [group] })
  const roles = await rolesOf(visitor)
  recordAttack(family, `${what} at ${source}`, roles.length > 0)
  expect.soft([(await visitor.whoami())?.groups, roles], `${what} at ${source}`).toEqual([[group], []])
}

test('five hundred groups count, and are in no cookie', async ({ fort }) => {
  const family = 'Size of the session cookie'
  const crowd = Array.from({ length: 500 }, (_, index) => `department-of-many-words-number-${index}`)
  const sizeOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => name.length + value.length).sort()
  for (const source of ['corp', 'partners'] as const) {
    const alone = await fort.signIn(source, { subject: 'alone', groups: ['aws-admins'] })
    const crowded = await fort.signIn(source, { subject: 'crowded', groups: [...crowd, 'aws-admins'] })
    const roles = await rolesOf(crowded)
    recordControl(family, `the last of 501 groups at ${source}`, roles.length === 1)
    expect.soft(roles).toEqual(['Auditing'])
    recordAttack(family, `501 groups at ${source}`, String(sizeOf(crowded)) !== String(sizeOf(alone)))
    expect.soft(sizeOf(crowded)).toEqual(sizeOf(alone))
  }
})

const payloads = [
  `<script>window.alarm='script'</script>`,
  `"><img src=x onerror="window.alarm='img'">`,
  `'><svg onload="window.alarm='svg'">`,
  `</title></textarea></style></script><script>window.alarm='close'</script>`,
  `javascript:window.alarm='url'`,
  `{{constructor.constructor("window.alarm=1")()}}\${window.alarm}<%= 1 %>`,
  `<iframe srcdoc="<script>parent.alarm='frame'</script>">`,
  '\u202ereversed\u2066',
  '=HYPERLINK("https://evil.example","x")',
  `\\u003cscript\\u003ewindow.alarm='json'\\u003c/script\\u003e`,
  '<!--',
  ']]>',
  '&lt;script&gt;',
].join(' ')

test('hostile values in every attribute are text on every page', async ({ fort, page }) => {
  const family = 'Hostile attribute values'
  for (const source of sourceIds) {
    const visitor = await fort.signIn(source, {
      subject: `${payloads} ${source}`,
      name: payloads,
      email: `eve+'|"=<x>@example.com`,
      groups: ['aws-admins', 'rulers', 'team', payloads],
      team: payloads,
      department: payloads,
      oddNames: ['__proto__', 'constructor', `<i onclick="window.alarm='name'">`],
    })
    const who = await visitor.whoami()
    recordControl(family, `the person is signed in at ${source}`, who !== null)
    expect(who?.groups).toContain(payloads)
    await page.context().clearCookies()
    const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: fort.origin }))
    await page.context().addCookies(cookies)
    for (const path of [
      '/',
      '/help',
      '/sessions',
      '/roles/111122223333/Auditing',
      '/refused?code=internal',
      '/admin/audit',
      '/admin/setup',
    ]) {
      await page.goto(`${fort.origin}${path}`)
      await expect(page.locator('h1').first()).toBeVisible()
      const planted = await page
        .locator('[onerror], [onload], [onclick], iframe, script:not([nonce]):not([src])')
        .count()
      const alarm = await page.evaluate(() => ('alarm' in window ? String(window.alarm) : null))
      recordAttack(family, `${path} at ${source}`, planted > 0 || alarm !== null)
      expect.soft([planted, alarm], `${path} at ${source}`).toEqual([0, null])
    }
  }
})
