import { describe, expect, it } from 'vitest'
import { plainTerms } from '../../domain/terms'
import { accessText, configText, faultsOf, parsed, warningsOf } from '../parse-config.fixture'

const some = 'accounts: [pay-prod], roles: [ReadOnly]'
const grant = (rest: string) => accessText(`[{ id: a, ${rest} }]`)

describe('a grant', () => {
  it('keeps what is absent as null, and an empty list as nobody', () => {
    expect(parsed(grant('when: { groupPattern: "x-(?<account>.+)-(?<role>.+)" }')).access.grants).toEqual([
      {
        id: 'a',
        when: { source: null, groups: null, attributes: null, groupPattern: 'x-(?<account>.+)-(?<role>.+)' },
        deny: false,
        accounts: null,
        roles: null,
        terms: plainTerms,
      },
    ])
    expect(parsed(grant(`when: { groups: [] }, ${some}`)).access.grants[0]?.when.groups).toEqual([])
  })

  it('takes ids, aliases, tags, environments and * as accounts, and one text for a list of one', () => {
    const accounts = '["111122223333", pay-prod, "team=payments", "environment=production", "*"]'
    const text = grant(`when: { groups: x }, accounts: ${accounts}, roles: "*"`)
    expect(warningsOf(text)).toEqual([])
    expect(parsed(text).access.grants[0]).toMatchObject({ when: { groups: ['x'] }, roles: ['*'] })
  })

  it.each([
    [
      `when: {}, ${some}`,
      'grants[0].when: must name source, groups, attributes or groupPattern; without any it would mean everybody',
    ],
    [`when: { groups: }, ${some}`, 'grants[0].when.groups: is empty; give a value, or leave the key out'],
    [
      `when: { attributes: {} }, ${some}`,
      'grants[0].when.attributes: must name an attribute; without one it would mean everybody',
    ],
    [
      `when: { source: crop }, ${some}`,
      'grants[0].when.source: no source in signIn has the id "crop" (did you mean "corp"?)',
    ],
    [
      'when: { groups: [x] }, accounts: [pay-prd], roles: [ReadOnly]',
      'grants[0].accounts[0]: no account has the id or alias "pay-prd" (did you mean "pay-prod"?)',
    ],
    [
      'when: { groups: [x] }, accounts: ["pay-*"], roles: [ReadOnly]',
      'grants[0].accounts[0]: no account has the id or alias "pay-*"; patterns are not supported, select by tags: key=value',
    ],
    [
      'when: { groups: [x] }, accounts: [pay-prod], roles: [readonly]',
      'grants[0].roles[0]: no role has the name "readonly" (did you mean "ReadOnly"?)',
    ],
    [
      'when: { groups: [x] }, roles: [ReadOnly]',
      'grants[0].accounts: is missing; name accounts, or give a groupPattern with (?<account>…)',
    ],
    [
      'when: { groupPattern: "x-(?<account>.+)" }',
      'grants[0].roles: is missing; name roles, or give a groupPattern with (?<role>…)',
    ],
    [
      'when: { groupPattern: "x-(.+)" }, roles: [ReadOnly]',
      'grants[0].when.groupPattern: must hold the named group (?<account>…)',
    ],
    [`when: { groups: [x] }, deny: "yes", ${some}`, 'grants[0].deny: must be true or false'],
  ])('is refused as %s', (rest, fault) => {
    expect(faultsOf(grant(rest))).toEqual([fault])
  })

  it('that denies may leave accounts and roles out', () => {
    expect(faultsOf(grant('when: { groups: [x] }, deny: true'))).toEqual([])
  })

  it.each([
    [`when: { groups: [] }, ${some}`, 'grants[0].when.groups: is an empty list, so this grant means nobody'],
    [
      'when: { groups: [x] }, accounts: [], roles: [ReadOnly]',
      'grants[0].accounts: is an empty list, so this grant gives nothing',
    ],
    [
      'when: { groups: [x] }, accounts: ["team=payment"], roles: [ReadOnly]',
      'grants[0].accounts[0]: "team=payment" selects no account (did you mean "team=payments"?)',
    ],
    [
      `when: { attributes: { team: [x] } }, ${some}`,
      'grants[0].when.attributes.team: no source it applies to defines this attribute, so this grant means nobody',
    ],
  ])('is accepted with a warning as %s', (rest, warning) => {
    expect(warningsOf(grant(rest))).toEqual([warning])
  })

  it('has an id of its own', () => {
    const one = `{ id: a, when: { groups: [x] }, ${some} }`
    expect(faultsOf(accessText(`[${one}, ${one}]`))).toEqual(['grants[1].id: "a" is used by grants[0] already'])
  })

  it('is not blamed for a fault in the account or role it names', () => {
    const text = accessText('[{ id: a, when: { groups: [x] }, accounts: [b], roles: [Dev] }]', {
      accounts: '[{ id: 5, alias: b }]',
      roles: '[{ name: Dev, maxSession: 1s }]',
    })
    expect(faultsOf(text).map((fault) => fault.split(':')[0])).toEqual(['accounts[0].id', 'roles[0].maxSession'])
  })
})

describe('admins and auditors', () => {
  it.each(['admins', 'auditors'])('%s are groups by their names, never a wildcard', (key) => {
    for (const group of ['*', 'aws-*', '.*']) {
      expect(faultsOf(configText({ [key]: `{ groups: [fine, "${group}"] }` }))).toEqual([
        `${key}.groups[1]: must be the name of a group: there are no wildcards here`,
      ])
    }
  })

  it('are nobody by default, and of a source that exists', () => {
    expect(parsed(configText({ admins: '{ groups: [a], source: corp }' })).access).toMatchObject({
      admins: { source: 'corp', groups: ['a'] },
      auditors: { source: null, groups: [] },
    })
    expect(faultsOf(configText({ auditors: '{ source: crop, groups: [a] }' }))).toEqual([
      'auditors.source: no source in signIn has the id "crop" (did you mean "corp"?)',
    ])
  })
})
