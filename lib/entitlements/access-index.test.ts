import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GrantConfig } from '../config/config'
import { plainTerms } from '../domain/terms'
import { access, chinaId, grant, namesOf, person, productionId, role } from './access.fixture'
import { type AccessIndex, buildAccessIndex } from './access-index'

const members = { groups: ['dev'] }
const everything = { accounts: ['*'], roles: ['*'] }

describe('an entitlement', () => {
  const roles = [
    role('ReadOnly', {
      path: '/teams/',
      description: 'Look',
      maxSessionSeconds: 43_200,
      console: false,
      privileged: true,
    }),
    role('Long', { maxSessionSeconds: 86_400, keys: false, methods: ['web-identity'] }),
  ]
  const index = buildAccessIndex(access([grant('all', members, everything)], { roles }))
  const find = (id: string) => index.find(person(['dev']), id)

  it('carries account, role, limits and the reason', () => {
    expect(find(`${productionId}/ReadOnly`)).toEqual({
      id: `${productionId}/ReadOnly`,
      account: {
        id: productionId,
        partition: 'aws',
        alias: 'pay-prod',
        name: 'pay-prod',
        environment: 'production',
        region: 'eu-west-1',
        tags: { team: 'payments' },
      },
      role: {
        name: 'ReadOnly',
        path: '/teams/',
        arn: `arn:aws:iam::${productionId}:role/teams/ReadOnly`,
        description: 'Look',
        privileged: true,
        maxSessionSeconds: 43_200,
        sessionPolicy: null,
      },
      method: 'web-identity',
      methods: ['web-identity'],
      methodReason: { because: 'only', passedOver: [] },
      isChained: false,
      carriesTags: true,
      needsMfaCode: false,
      console: false,
      keys: true,
      maxDurationSeconds: 43_200,
      terms: plainTerms,
      because: [{ grant: 'all', source: 'corp', group: 'dev' }],
    })
  })

  it('takes the partition and the method from the account, unless the role has its own method', () => {
    expect(find(`${chinaId}/ReadOnly`)).toMatchObject({
      method: 'saml',
      role: { arn: `arn:aws-cn:iam::${chinaId}:role/teams/ReadOnly` },
    })
    expect(find(`${chinaId}/Long`)).toMatchObject({ method: 'web-identity', keys: false })
  })

  it('lasts 12 hours at most', () => {
    expect(find(`${productionId}/Long`)?.maxDurationSeconds).toBe(43_200)
  })

  it('lists every reason once, in the order of the file', () => {
    const grants = [
      grant('by-source', { source: 'corp' }),
      grant('by-group', { groups: ['b', 'a'] }, { accounts: ['pay-prod', productionId, 'team=payments'] }),
      grant('by-name', { groupPattern: '(?<account>pay-prod)' }, { accounts: null }),
    ]
    const because = [
      { grant: 'by-source', source: 'corp', group: null },
      { grant: 'by-group', source: 'corp', group: 'b' },
      { grant: 'by-group', source: 'corp', group: 'a' },
      { grant: 'by-name', source: 'corp', group: 'pay-prod' },
    ]
    const many = buildAccessIndex(access(grants))
    const who = person(['a', 'b', 'pay-prod', 'a'])
    expect(many.find(who, `${productionId}/ReadOnly`)?.because).toEqual(because)
    expect(many.resolve(who).find(({ id }) => id === `${productionId}/ReadOnly`)?.because).toEqual(because)
  })
})

describe('the order', () => {
  const base = access([grant('all', members, everything)]).accounts
  const names = ['Zoo', 'account 10', 'Account 2', 'Account 2']
  const accounts = names.flatMap((name, place) =>
    base.slice(0, 1).map((one) => ({ ...one, id: `${999 - place}000000000`, alias: `a${place}`, name })),
  )
  const inOrder = ['a3', 'a2', 'a1', 'a0']

  it('is by account name, as people count, then by account id', () => {
    const index = buildAccessIndex(access([grant('all', members, { ...everything, roles: ['Admin'] })], { accounts }))
    expect(index.accounts.map(({ alias }) => alias)).toEqual(inOrder)
    expect(namesOf(index, person(['dev']))).toEqual(inOrder.map((alias) => `${alias}/Admin`))
  })
})

describe('find', () => {
  const index = buildAccessIndex(access([grant('all', members, everything)]))

  it.each([
    'pay-prod/ReadOnly',
    productionId,
    `${productionId}/`,
    `${productionId}/readonly`,
    `${productionId}/ReadOnly `,
    ` ${productionId}/ReadOnly`,
    `${productionId}//ReadOnly`,
    `${productionId}/ReadOnly/Admin`,
    `${productionId}%2fReadOnly`,
    `${productionId}/*`,
    `*/ReadOnly`,
    `arn:aws:iam::${productionId}:role/ReadOnly`,
    `${productionId}/../${chinaId}/ReadOnly`,
    '999999999999/ReadOnly',
    '__proto__/constructor',
    '/ReadOnly',
    '/',
    '',
  ])('knows no entitlement called %j', (id) => {
    expect(index.find(person(['dev']), id)).toBeNull()
  })
})

describe('any set of grants', () => {
  const groups = ['dev', 'ops', 'aws-pay-prod-Admin', 'aws-pay-dev-Nobody', 'pay-dev']
  const anyList = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]))
  const anyGrant: fc.Arbitrary<GrantConfig> = fc.record({
    id: fc.uuid(),
    when: fc.record({
      source: fc.constantFrom(null, null, 'corp', 'partners'),
      groups: anyList(groups),
      attributes: fc.option(fc.constantFrom({ team: ['a'] }, { team: [] }, { team: ['a', 'b'], level: ['1'] })),
      groupPattern: fc.option(
        fc.constantFrom('aws-(?<account>.+)-(?<role>.+)', '(?<account>pay-.+)', '(?<account>pay-dev)(?<role>x)?|dev'),
      ),
    }),
    deny: fc.boolean(),
    accounts: anyList(['*', 'pay-prod', chinaId, 'team=payments', 'environment=production', 'x=y']),
    roles: anyList(['*', 'ReadOnly', 'Admin']),
    terms: fc.constant(plainTerms),
  })
  const anyPerson = fc
    .record({
      groups: fc.subarray(groups),
      source: fc.constantFrom('corp', 'partners'),
      teams: fc.subarray(['a', 'b']),
    })
    .map(({ groups: own, source, teams }) => person(own, { source, attributes: [{ name: 'team', values: teams }] }))
  const ids = access([]).accounts.flatMap(({ id }) => access([]).roles.map(({ name }) => `${id}/${name}`))
  const idsOf = (index: AccessIndex, who: ReturnType<typeof person>) => index.resolve(who).map(({ id }) => id)

  it('finds exactly what it lists, with the same reasons, and explains it so', () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 6 }), anyPerson, (grants, who) => {
        const index = buildAccessIndex(access(grants))
        const listed = new Map(index.resolve(who).map((entitlement) => [entitlement.id, entitlement]))
        for (const id of ids) {
          expect(index.find(who, id)).toEqual(listed.get(id) ?? null)
          expect(index.explain(who, id).verdict === 'granted').toBe(listed.has(id))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never gives more when a deny is added, wherever it is added', () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 5 }), anyGrant, anyPerson, (grants, added, who) => {
        const before = idsOf(buildAccessIndex(access(grants)), who)
        for (const place of [0, grants.length]) {
          const after = idsOf(buildAccessIndex(access(grants.toSpliced(place, 0, { ...added, deny: true }))), who)
          expect(before).toEqual(expect.arrayContaining([...after]))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 6 }), anyPerson, (grants, who) => {
        const backwards = buildAccessIndex(access([...grants].reverse()))
        expect(idsOf(backwards, who)).toEqual(idsOf(buildAccessIndex(access(grants)), who))
      }),
    )
  })
})
