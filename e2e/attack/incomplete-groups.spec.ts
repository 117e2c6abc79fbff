import { expect, test } from '@playwright/test'
import { type CutPortal, entraIds, type Outcome, type Statement, startCutPortal } from './cut-portal'
import { directorySecrets, type KnownPerson, type Trouble } from './directory-servers'
import { recordAttack, recordControl } from './tally'

test.describe.configure({ mode: 'serial' })

const family = 'Incomplete groups'
const { tenant } = directorySecrets
const { guid, member, denied } = entraIds

/** Everybody is the same person, known to all directories. */
const ids = {
  entra: guid(900),
  okta: '00u1a2b3c4d5e6f7g8h9',
  google: '110000000000000000001',
  googleAddress: 'ana@example.com',
} as const

/** Groups by which a person has a role, and the one that takes every role away, at the very end of a long list. */
function person({ isDenied }: { readonly isDenied: boolean }): KnownPerson {
  const many = Array.from({ length: 240 }, (_, index) => index)
  const last = isDenied ? [denied] : []
  return {
    ...ids,
    groups: {
      entra: [member, ...many.map((index) => guid(1_000 + index)), ...last],
      okta: ['payments-dev', ...many.map((index) => `team-${index}`), ...(isDenied ? ['contractors'] : [])],
      google: [
        'payments-dev@example.com',
        ...many.map((index) => `team-${index}@example.com`),
        ...(isDenied ? ['contractors@example.com'] : []),
      ],
    },
  }
}

/** As much of a list as fits into an answer; the deny does not. */
const upTo = (length: number) => person({ isDenied: true }).groups.okta.slice(0, length)

interface Signal {
  readonly name: string
  /** Of the source without a directory, and of the one with. */
  readonly sources: readonly [string, string]
  readonly claims: Readonly<Record<string, unknown>>
}

const entraClaims = { oid: ids.entra, tid: tenant }
const signals: readonly Signal[] = [
  {
    name: 'Entra: _claim_names and _claim_sources',
    sources: ['entra-alone', 'entra'],
    claims: {
      ...entraClaims,
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'http://127.0.0.1:9/evil/getMemberObjects' } },
    },
  },
  {
    name: 'Entra: the name of a source in place of the groups',
    sources: ['entra-alone', 'entra'],
    claims: { ...entraClaims, groups: 'src1', _claim_sources: { src1: { endpoint: 'http://127.0.0.1:9/evil' } } },
  },
  { name: 'Entra: hasgroups', sources: ['entra-alone', 'entra'], claims: { ...entraClaims, hasgroups: true } },
  { name: 'Okta: a hundred groups', sources: ['okta-alone', 'okta'], claims: { sub: ids.okta, groups: upTo(100) } },
  {
    name: 'PingOne: the mark of the size limit',
    sources: ['okta-alone', 'okta'],
    claims: { sub: ids.okta, groups: [...upTo(25), '[SIZE_LIMIT_EXCEEDED]'] },
  },
]

const withinLimits: readonly Signal[] = [
  {
    name: 'Entra: two groups',
    sources: ['entra-alone', 'entra'],
    claims: { ...entraClaims, groups: [member, guid(5)] },
  },
  { name: 'Okta: 99 groups', sources: ['okta-alone', 'okta'], claims: { sub: ids.okta, groups: upTo(99) } },
]

let started: CutPortal | null = null

function own(): CutPortal {
  if (started === null) throw new Error('the portal does not run yet')
  return started
}

test.beforeAll(async () => {
  started = await startCutPortal()
})

test.afterAll(() => started?.close())

const attributes = {
  link: 'http://schemas.microsoft.com/claims/groups.link',
  object: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
  tenant: 'http://schemas.microsoft.com/identity/claims/tenantid',
} as const

const linkedTo = (id: string): Statement => ({
  nameId: 'pairwise',
  groups: [],
  attributes: { [attributes.link]: 'http://127.0.0.1:9/evil', [attributes.object]: ids.entra, [attributes.tenant]: id },
})

test('who sends all groups gets in, with a directory and without, and no directory is asked', async () => {
  own().directories.troubled('down')
  const before = own().directories.asked()
  for (const { name, sources, claims } of withinLimits) {
    for (const source of sources) {
      const { isIn, roles, code } = await own().signIn(source, claims)
      recordControl(family, `${name} at ${source}`, isIn)
      expect.soft([name, source, isIn, code, roles]).toEqual([name, source, true, null, 1])
    }
  }
  const short = await own().signInBySaml('saml-alone', { nameId: 'ana', groups: upTo(74) })
  recordControl(family, 'SAML: 74 groups', short.isIn)
  expect.soft([short.isIn, short.roles]).toEqual([true, 1])
  expect(own().directories.asked()).toBe(before)
})

test('without a directory every sign of a cut list refuses the sign-in, and says what to do', async () => {
  for (const { name, sources, claims } of signals) {
    const outcome = await own().signIn(sources[0], claims)
    recordAttack(family, `${name}, no directory`, outcome.isIn)
    expect.soft([name, outcome.isIn, outcome.code]).toEqual([name, false, 'groups_incomplete'])
    expect.soft(outcome.page).toContain('Your group list is incomplete')
  }
  const linked = { nameId: 'ana', groups: [], attributes: { [attributes.link]: 'https://graph.windows.net/x' } }
  const long = { nameId: 'ana', groups: upTo(75) }
  for (const [name, statement] of Object.entries({ 'SAML: groups.link': linked, 'SAML: 75 groups': long })) {
    const outcome = await own().signInBySaml('saml-alone', statement)
    recordAttack(family, `${name}, no directory`, outcome.isIn)
    expect.soft([name, outcome.isIn, outcome.code]).toEqual([name, false, 'groups_incomplete'])
  }
})

test('the directory completes the list, and a deny behind the cut holds', async () => {
  own().directories.troubled('none')
  for (const isDenied of [false, true]) {
    const whole = person({ isDenied })
    own().directories.knows(whole)
    const attempts: readonly (readonly [string, () => Promise<Outcome>])[] = [
      ...signals.map(({ name, sources, claims }) => [name, () => own().signIn(sources[1], claims)] as const),
      ['Google: no groups in the answer', () => own().signIn('google', { sub: ids.google, hd: 'example.com' })],
      ['SAML: groups.link', () => own().signInBySaml('saml-entra', linkedTo(tenant))],
      ['SAML: Google', () => own().signInBySaml('saml-google', { nameId: ids.googleAddress, groups: [] })],
    ]
    for (const [name, attempt] of attempts) {
      const { isIn, roles, groups, code } = await attempt()
      if (isDenied) recordAttack(family, `${name}, a deny behind the cut`, roles > 0)
      else recordControl(family, `${name}, with its directory`, isIn)
      expect.soft([name, isIn, code, roles]).toEqual([name, true, null, isDenied ? 0 : 1])
      expect.soft(groups.length, name).toBe(whole.groups.okta.length)
    }
  }
})

test('a directory that is down, or says no, or tells half, lets nobody in', async () => {
  own().directories.knows(person({ isDenied: true }))
  const troubles: Readonly<Record<Exclude<Trouble, 'none'>, string>> = {
    down: 'directory_unreachable',
    throttled: 'directory_unreachable',
    forbidden: 'directory_misconfigured',
    half: 'directory_misconfigured',
    elsewhere: 'directory_misconfigured',
    markup: 'directory_misconfigured',
  }
  const answers = [
    ['entra', { ...entraClaims, hasgroups: true }],
    ['okta', { sub: ids.okta, groups: upTo(100) }],
    ['google', { sub: ids.google, hd: 'example.com' }],
  ] as const
  for (const trouble of Object.keys(troubles) as (keyof typeof troubles)[]) {
    own().directories.troubled(trouble)
    for (const [source, claims] of answers) {
      const { isIn, code } = await own().signIn(source, claims)
      recordAttack(family, `${source}: directory ${trouble}`, isIn)
      expect.soft([source, trouble, isIn, code]).toEqual([source, trouble, false, troubles[trouble]])
    }
  }
  own().directories.troubled('none')
  const again = await own().signIn('okta', { sub: ids.okta, groups: upTo(100) })
  recordControl(family, 'the directory is back', again.isIn)
  expect(again.isIn).toBe(true)
})

test('nobody is looked up but the person of the answer, in the tenant that is configured', async () => {
  const foreign: readonly (readonly [string, () => Promise<Outcome>])[] = [
    ['another tid', () => own().signIn('entra', { oid: ids.entra, tid: guid(77), hasgroups: true })],
    ['no tid', () => own().signIn('entra', { oid: ids.entra, hasgroups: true })],
    ['an oid that is a path', () => own().signIn('entra', { oid: `${ids.entra}/../x`, tid: tenant, hasgroups: true })],
    ['another tenant in the assertion', () => own().signInBySaml('saml-entra', linkedTo(guid(77)))],
    ['a sub of two dots', () => own().signIn('okta', { sub: '..', groups: upTo(100) })],
    ['a consumer account', () => own().signIn('google', { sub: ids.google })],
    ['a foreign domain', () => own().signIn('google', { sub: ids.google, hd: 'evil.test' })],
    ['a foreign address', () => own().signInBySaml('saml-google', { nameId: 'ana@evil.test', groups: [] })],
    ['groups that the directory does not have', () => own().signIn('okta', { sub: ids.okta, groups: manyOthers })],
  ]
  for (const [name, attempt] of foreign) {
    const { isIn, code } = await attempt()
    recordAttack(family, name, isIn)
    expect.soft([name, isIn, code]).toEqual([name, false, 'groups_incomplete'])
  }
})

const manyOthers = Array.from({ length: 100 }, (_, index) => `AD\\group-${index}`)

test('the audit says how groups were found, and what to do where they were not', async () => {
  own().directories.knows(person({ isDenied: false }))
  await own().signIn('okta', { sub: ids.okta, groups: upTo(100) })
  const succeeded = await own().audited('action=sign-in&outcome=succeeded')
  expect(succeeded.rows[1].event.details).toEqual({ groups: 241, groupsFrom: 'okta' })
  const found = await succeeded.auditor.get(`/admin/audit?row=${succeeded.rows[1].sequence}`)
  expect(found.body).toContain('241, resolved through Okta’s directory')

  own().directories.troubled('forbidden')
  const refused = await own().signIn('entra', { ...entraClaims, hasgroups: true })
  own().directories.troubled('none')
  const { auditor, rows } = await own().audited(`reference=${refused.reference}`)
  expect(rows[0].event).toMatchObject({
    code: 'directory_misconfigured',
    outcome: 'failed',
    details: { directory: 'entra', reason: 'permission', status: 403 },
  })
  const page = await auditor.get(`/admin/audit?row=${rows[0].sequence}`)
  expect(page.body).toContain('User.Read.All and GroupMember.Read.All')
  const secrets = [directorySecrets.accessToken, directorySecrets.clientSecret, 'PRIVATE KEY']
  for (const text of [own().log(), page.body, refused.page, JSON.stringify(rows)])
    expect(secrets.filter((one) => text.includes(one))).toEqual([])
})
