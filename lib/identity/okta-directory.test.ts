import { describe, expect, it } from 'vitest'
import type { OktaDirectoryConfig } from '../config/config'
import { json } from './directory-stand-in.fixture'
import type { VerifiedPerson } from './group-directory'
import { describeDirectory, refusalOf } from './group-directory.contract'
import { createOktaDirectory } from './okta-directory'
import {
  oktaConfig,
  oktaGroups,
  oktaId,
  oktaKey,
  oktaPemKey,
  oktaPerson,
  oktaPersonWithout,
  oktaStandIn,
  oktaToken,
  secrets,
} from './okta-directory.fixture'

function bench(changes: Partial<OktaDirectoryConfig> = {}) {
  let clock = new Date()
  const standIn = oktaStandIn(() => clock)
  const directory = createOktaDirectory(oktaConfig(changes), { fetch: standIn.fetch, now: () => clock })
  const advance = (seconds: number) => {
    clock = new Date(clock.getTime() + seconds * 1000)
  }
  return { directory, standIn, advance }
}

for (const [title, credentials] of [
  ['a service application with a JWK', oktaKey],
  ['a service application with a PEM key', oktaPemKey],
  ['an API token', oktaToken],
] as const) {
  describeDirectory(`Okta, asked by ${title},`, () => ({
    ...bench({ credentials }),
    person: oktaPerson(),
    groups: oktaGroups,
    personWithout: oktaPersonWithout,
    origins: ['https://acme.okta.test'],
    hasTokens: credentials.kind === 'key',
    page: (groups, more) =>
      json(
        groups.map((name) => ({ profile: { name } })),
        200,
        {
          link: more ? `<${more.request.url.href}>; rel="next"` : '',
        },
      ),
    secrets,
  }))
}

describe('a person in Okta', () => {
  const byNameId = (value: string): VerifiedPerson => ({
    kind: 'saml',
    nameId: { value, format: null, nameQualifier: null, spNameQualifier: null },
    attributes: { byName: new Map([['oktaId', [oktaId]]]), byFriendlyName: new Map() },
  })

  it('is named by the id in sub, in the claim configured, in the NameID, or in an attribute', async () => {
    const claims = { sub: 'login', uid: oktaId }
    expect(await bench({ user: 'uid' }).directory.groupsOf({ kind: 'oidc', claims })).toHaveLength(oktaGroups.length)
    expect(await bench().directory.groupsOf(byNameId(oktaId))).toHaveLength(oktaGroups.length)
    expect(await bench({ user: 'oktaId' }).directory.groupsOf(byNameId('x'))).toHaveLength(oktaGroups.length)
  })

  it('is named by the whole login, and not by its beginning', async () => {
    expect(await bench().directory.groupsOf(byNameId('ana.c@example.com'))).toHaveLength(oktaGroups.length)
    const { code, details } = await refusalOf(bench().directory.groupsOf(byNameId('ana.c')))
    expect([code, details['reason']]).toEqual(['groups_incomplete', 'person_differs'])
  })

  it('cannot reach another address by their name', async () => {
    const { directory, standIn } = bench()
    for (const name of ['../groups', '..', 'a/b', '%2e%2e', '?x=1', '#', `${oktaId}/groups`, '']) {
      await refusalOf(directory.groupsOf(byNameId(name)))
    }
    const paths = standIn.seen().map(({ url }) => url.pathname)
    expect(paths.filter((path) => !/^\/(?:oauth2\/v1\/token|api\/v1\/users\/[^/]+)$/.test(path))).toEqual([])
  })

  it.each([undefined, null, 42, '', [oktaId]])('is nobody with the sub %j', async (sub) => {
    const person = { kind: 'oidc', claims: { sub } } as const
    expect((await refusalOf(bench().directory.groupsOf(person))).details['reason']).toBe('person_unnamed')
  })
})

it('follows no next page to another place', async () => {
  const { directory, standIn } = bench()
  for (const next of [
    'https://evil.test/',
    'https://acme.okta.test/api/v1/users/00uother/groups',
    'http://acme.okta.test/',
  ]) {
    standIn.interfere(() => json([], 200, { link: `<https://acme.okta.test/x>; rel="self", <${next}>; rel="next"` }))
    expect((await refusalOf(directory.groupsOf(oktaPerson()))).details['reason']).toBe('next_page_elsewhere')
  }
})
