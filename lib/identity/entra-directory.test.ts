import { describe, expect, it } from 'vitest'
import { json } from './directory-stand-in.fixture'
import { createEntraDirectory } from './entra-directory'
import { entraConfig, entraGroups, entraId, entraPerson, entraStandIn, secrets } from './entra-directory.fixture'
import { describeDirectory, refusalOf } from './group-directory.contract'

function bench() {
  let clock = new Date()
  const standIn = entraStandIn()
  const directory = createEntraDirectory(entraConfig, { fetch: standIn.fetch, now: () => clock })
  const advance = (seconds: number) => {
    clock = new Date(clock.getTime() + seconds * 1000)
  }
  return { directory, standIn, advance }
}

describeDirectory('Microsoft Graph', () => ({
  ...bench(),
  person: entraPerson(),
  groups: entraGroups,
  personWithout: entraPerson({ oid: entraId(2) }),
  origins: ['https://graph.entra.test', 'https://login.entra.test'],
  hasTokens: true,
  page: (value, more) =>
    json({ value, ...(more && { '@odata.nextLink': `${more.request.url.pathname}?$skiptoken=${more.count}` }) }),
  secrets,
}))

describe('a person in Entra', () => {
  const reasonOf = async (claims: Readonly<Record<string, unknown>>) => {
    const { directory, standIn } = bench()
    const { code, details } = await refusalOf(directory.groupsOf(entraPerson(claims)))
    expect(standIn.seen()).toEqual([])
    return `${code} ${details['reason']}`
  }

  it('is named by oid and tid, whatever else the source takes for the subject', async () => {
    const person = entraPerson({ oid: entraId(1).toUpperCase(), tid: entraConfig.tenant.toUpperCase(), sub: 'x' })
    expect(await bench().directory.groupsOf(person)).toHaveLength(entraGroups.length)
  })

  it.each([undefined, null, 42, '', 'ana@example.com', `${entraId(1)}/../x`, [entraId(1)]])(
    'is nobody with the oid %j',
    async (oid) => {
      expect(await reasonOf({ oid })).toBe('groups_incomplete person_unnamed')
    },
  )

  it.each([undefined, entraId(9), '', 7])('of another tenant is not asked about: %j', async (tid) => {
    expect(await reasonOf({ tid })).toBe('groups_incomplete other_tenant')
  })

  it('is named by two attributes of an assertion', async () => {
    const named = (tenant: string) => ({
      kind: 'saml' as const,
      nameId: { value: 'x', format: null, nameQualifier: null, spNameQualifier: null },
      attributes: {
        byName: new Map([
          ['http://schemas.microsoft.com/identity/claims/objectidentifier', [entraId(1)]],
          ['http://schemas.microsoft.com/identity/claims/tenantid', [tenant]],
        ]),
        byFriendlyName: new Map(),
      },
    })
    expect(await bench().directory.groupsOf(named(entraConfig.tenant))).toHaveLength(entraGroups.length)
    expect((await refusalOf(bench().directory.groupsOf(named(entraId(9))))).details['reason']).toBe('other_tenant')
  })
})

describe('the next page of Microsoft Graph', () => {
  it.each([
    'https://evil.test/v1.0/users/x/getMemberGroups',
    'http://graph.entra.test/v1.0/users/x/getMemberGroups',
    `https://graph.entra.test/v1.0/users/${entraId(2)}/getMemberGroups?$skiptoken=1`,
    `https://a:b@graph.entra.test/v1.0/users/${entraId(1)}/getMemberGroups?$skiptoken=1`,
    '//evil.test',
    'https://',
  ])('is not asked for elsewhere: %s', async (next) => {
    const { directory, standIn } = bench()
    standIn.interfere(() => json({ value: [], '@odata.nextLink': next }))
    expect((await refusalOf(directory.groupsOf(entraPerson()))).details['reason']).toBe('next_page_elsewhere')
  })
})
