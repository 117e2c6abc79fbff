import { describe, expect, it } from 'vitest'
import { json } from './directory-stand-in.fixture'
import { createGoogleDirectory } from './google-directory'
import {
  googleConfig,
  googleGroups,
  googlePerson,
  googlePersonWithout,
  googleStandIn,
  secrets,
} from './google-directory.fixture'
import type { VerifiedPerson } from './group-directory'
import { describeDirectory, refusalOf } from './group-directory.contract'

function bench() {
  let clock = new Date()
  const standIn = googleStandIn(() => clock)
  const directory = createGoogleDirectory(googleConfig, { fetch: standIn.fetch, now: () => clock })
  const advance = (seconds: number) => {
    clock = new Date(clock.getTime() + seconds * 1000)
  }
  return { directory, standIn, advance }
}

describeDirectory('Google', () => ({
  ...bench(),
  person: googlePerson(),
  groups: googleGroups,
  personWithout: googlePersonWithout,
  origins: ['https://admin.google.test', 'https://oauth2.google.test'],
  hasTokens: true,
  page: (groups, more) =>
    json({
      kind: 'admin#directory#groups',
      groups: groups.map((email) => ({ email })),
      ...(more && { nextPageToken: String(more.count) }),
    }),
  secrets,
}))

describe('a person at Google', () => {
  const byNameId = (value: string): VerifiedPerson => ({
    kind: 'saml',
    nameId: { value, format: null, nameQualifier: null, spNameQualifier: null },
    attributes: { byName: new Map(), byFriendlyName: new Map() },
  })
  const reasonOf = async (person: VerifiedPerson) => {
    const { directory, standIn } = bench()
    const { code, details } = await refusalOf(directory.groupsOf(person))
    expect(standIn.seen()).toEqual([])
    return `${code} ${details['reason']}`
  }

  it('is in the groups of their groups, each counted once', async () => {
    const groups = await bench().directory.groupsOf(googlePerson())
    expect(groups).toContain('contractors@example.com')
    expect(new Set(groups).size).toBe(groups.length)
  })

  it('is named by their address in an assertion', async () => {
    expect(await bench().directory.groupsOf(byNameId('ana@example.com'))).toHaveLength(googleGroups.length)
  })

  it.each([undefined, '', 42, 'ana@example.com', '12/../x'])('is nobody with the sub %j', async (sub) => {
    expect(await reasonOf(googlePerson({ sub }))).toBe('groups_incomplete person_unnamed')
  })

  it.each([undefined, 'gmail.com', 'example.com.evil.test', ['example.com']])(
    'of another domain is not asked about: hd %j',
    async (hd) => {
      expect(await reasonOf(googlePerson({ hd }))).toBe('groups_incomplete other_tenant')
    },
  )

  it.each(['ana@evil.test', 'ana@example.com@evil.test', 'ana@EVIL.example.com'])(
    'of another domain is not asked about: %s',
    async (address) => {
      expect(await reasonOf(byNameId(address))).toMatch(/^groups_incomplete (?:other_tenant|person_unnamed)$/)
    },
  )
})

it('waits where Google says with 403 that it is asked too often', async () => {
  const { directory, standIn } = bench()
  const busy = { error: { code: 403, errors: [{ domain: 'usageLimits', reason: 'userRateLimitExceeded' }] } }
  standIn.interfere((_, count) => (count === 1 ? json(busy, 403) : null))
  expect(await directory.groupsOf(googlePerson())).toHaveLength(googleGroups.length)
})
