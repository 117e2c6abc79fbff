import { describe, expect, it } from 'vitest'
import { plainTerms } from '../../domain/terms'
import { accessText, faultsOf, parsed } from '../parse-config.fixture'

const policies = '[{ id: read-only, arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }]'
const grant = (rest: string, target = 'accounts: [pay-prod], roles: [ReadOnly]') =>
  accessText(`[{ id: a, when: { groups: [x] }, ${target}, ${rest} }]`, { policies })

describe('the terms of a grant', () => {
  it('are plain when it sets none', () => {
    expect(parsed(grant('deny: false')).access.grants[0]?.terms).toEqual(plainTerms)
  })

  it('are read as written', () => {
    const rest =
      'maxSession: 30m, withinSignIn: true, policies: read-only, ask: { reason: required, ticket: optional, ticketPattern: "OPS-[0-9]+" }'
    expect(parsed(grant(rest)).access.grants[0]?.terms).toEqual({
      maxSession: { seconds: 1800, grant: 'a' },
      withinSignIn: true,
      policies: ['read-only'],
      offeredPolicies: [],
      reason: 'required',
      ticket: 'optional',
      ticketPatterns: ['OPS-[0-9]+'],
    })
  })

  it.each([
    ['policies: [read-onyl]', 'grants[0].policies[0]: no policy has the id "read-onyl" (did you mean "read-only"?)'],
    ['offerPolicies: [x]', 'grants[0].offerPolicies[0]: no policy has the id "x"'],
    [
      'policies: [read-only], offerPolicies: [read-only]',
      'grants[0].offerPolicies: cannot stand beside policies: AWS adds session policies up, so an offered one would widen the required ones',
    ],
    [
      'deny: true, ask: { reason: required }',
      'grants[0]: denies, so maxSession, withinSignIn, policies, offerPolicies and ask have no meaning in it',
    ],
    [
      'maxSession: 5m',
      'grants[0].maxSession: must be a duration from 15m to 36h, such as 90s, 30m, 12h or a number of seconds',
    ],
    ['ask: { reason: yes }', 'grants[0].ask.reason: must be "required" or "optional"'],
    ['ask: { ticketPattern: "OPS" }', 'grants[0].ask.ticketPattern: needs ask.ticket: required or optional'],
    [
      'ask: { ticket: required, ticketPattern: "(a+)+" }',
      'grants[0].ask.ticketPattern: repeats something that itself repeats or has alternatives, which can take for ever on a hostile text',
    ],
  ])('refuse %s', (rest, fault) => expect(faultsOf(grant(rest))).toEqual([fault]))

  it.each([
    ['policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]', 'has a session policy of its own'],
    ['method: session-token, console: false', 'is issued by session-token, which takes none'],
  ])('refuse policies for a role with %s, which could not keep them', (rest, why) => {
    const text = (roles: string) =>
      accessText(`[{ id: a, when: { groups: [x] }, accounts: [pay-prod], roles: ${roles}, policies: [read-only] }]`, {
        policies,
        roles: `[{ name: ReadOnly, ${rest} }, { name: Developer }]`,
      })
    const fault = `grants[0].policies: cannot be kept by the role "ReadOnly", which ${why}`
    expect(faultsOf(text('[ReadOnly, Developer]'))).toEqual([fault])
    expect(faultsOf(text('["*"]'))).toEqual([fault])
    expect(faultsOf(text('[Developer]'))).toEqual([])
  })
})
