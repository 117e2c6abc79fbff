import { expectHonest, expectRefused } from './assault'
import { depart, type Flight, land } from './flight'
import { expect, test } from './oidc-fort'
import { recordAttack, recordControl } from './tally'
import { createVisitor, type Visitor } from './visitor'

/** Nobody but the portal refuses what came before, or from elsewhere. */
const lenient = { isLenient: true }

type Change = (parameters: URLSearchParams) => void

test('an answer gives one session, in the browser that began, at the source it began at', async ({ fort }) => {
  const family = 'OIDC code and state reuse'
  const code = 'sign_in_state_mismatch'
  const first = await depart(fort, 'corp', lenient)
  const strangers: readonly (readonly [string, Visitor])[] = [
    ['a second browser', createVisitor(fort.portal.origin)],
    ['a second browser that began as well', (await depart(fort, 'corp')).visitor],
    ['a browser that began at the rival', (await depart(fort, 'rival')).visitor],
  ]
  for (const [name, visitor] of strangers) {
    expectRefused(family, name, { verdict: await land(fort, first, { visitor }), code })
  }
  const renamed = createVisitor(fort.portal.origin)
  for (const [name, value] of first.visitor.cookies) renamed.cookies.set(name.replace('corp', 'rival'), value)
  expectRefused(family, 'at the callback of the rival', {
    verdict: await land(fort, first, { visitor: renamed, source: 'rival' }),
    code,
  })
  expectHonest(family, 'after all that', await land(fort, first))
  const again = { ...first, visitor: createVisitor(fort.portal.origin, withoutSession(first.visitor)) }
  expectRefused(family, 'the same answer again', { verdict: await land(fort, again), code })
  const renewed = { ...again, parameters: fort.provider.authorize(first.address, lenient) }
  expectRefused(family, 'the same state with a new code', { verdict: await land(fort, renewed), code })
})

function withoutSession({ cookies }: Visitor): Map<string, string> {
  return new Map([...cookies].filter(([name]) => !name.includes('session')))
}

test('twenty copies of an answer at once give one session', async ({ fort }) => {
  const family = 'OIDC code and state reuse'
  const flight = await depart(fort, 'corp', lenient)
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, () =>
      land(fort, flight, { visitor: createVisitor(fort.portal.origin, withoutSession(flight.visitor)) }),
    ),
  )
  const sessions = verdicts.filter(({ who }) => who !== null).length
  recordControl(family, 'one of twenty', sessions > 0)
  recordAttack(family, 'nineteen of twenty', sessions > 1)
  expect(sessions).toBe(1)
})

test('a code that is put into another sign-in is worth nothing', async ({ fort }) => {
  const family = 'OIDC code injection'
  const providers = [
    { name: 'a strict provider', misbehaviour: {}, code: 'idp_status' },
    { name: 'a lenient provider', misbehaviour: lenient, code: 'nonce_mismatch' },
  ]
  for (const { name, misbehaviour, code } of providers) {
    const [victim, thief] = [await depart(fort, 'corp', misbehaviour), await depart(fort, 'corp', misbehaviour)]
    const parameters = new URLSearchParams(thief.parameters)
    parameters.set('code', victim.parameters.get('code') ?? '')
    const stolen = await land(fort, { ...thief, parameters })
    expectRefused(family, `a stolen code with one’s own state, ${name}`, { verdict: stolen, code })
    expectRefused(family, `one’s own answer in a browser that has not begun, ${name}`, {
      verdict: await land(fort, thief, { visitor: createVisitor(fort.portal.origin) }),
      code: 'sign_in_state_mismatch',
    })
    expectHonest(family, `one’s own code with one’s own state, ${name}`, await land(fort, thief))
  }
})

test('garbage does not end a sign-in that waits', async ({ fort }) => {
  const family = 'OIDC pending sign-ins'
  const flight = await depart(fort, 'corp')
  const garbage: readonly Change[] = [
    (all) => all.set('code', 'garbage'),
    (all) => all.set('iss', 'garbage'),
    (all) => all.set('error', 'access_denied'),
    (all) => all.set('id_token', 'garbage'),
  ]
  for (const [index, change] of garbage.entries()) {
    const parameters = new URLSearchParams(flight.parameters)
    change(parameters)
    const { who } = await land(fort, { ...flight, parameters })
    recordAttack(family, `garbage ${index + 1}`, who !== null)
    expect(who).toBeNull()
  }
  expectHonest(family, 'the answer that was waited for', await land(fort, flight))
})

test('a sign-in waits for ten minutes', async ({ fort }) => {
  const family = 'OIDC pending sign-ins'
  const [early, late] = [await depart(fort, 'corp'), await depart(fort, 'corp')]
  await fort.advance(590)
  expectHonest(family, 'after nearly ten minutes', await land(fort, early))
  await fort.advance(11)
  expectRefused(family, 'after ten minutes', { verdict: await land(fort, late), code: 'sign_in_state_mismatch' })
})

test('a provider gets no code of another, and its word counts for itself alone', async ({ fort }) => {
  const family = 'OIDC mix-up'
  const { provider } = fort
  const codes = (source: string) => provider.received(source, 'token').map(({ form }) => form.get('code'))
  const honest = await depart(fort, 'corp')
  const atRival = await fort.start('rival', honest.visitor)
  const state = atRival.address.searchParams.get('state') ?? ''
  const mixed = (change: Change): Flight => {
    const parameters = new URLSearchParams(honest.parameters)
    parameters.set('state', state)
    change(parameters)
    return { ...honest, parameters }
  }
  const refuse = async (name: string, flight: Flight, { source, code }: { source: string; code: string }) =>
    expectRefused(family, name, { verdict: await land(fort, flight, { source }), code })
  await refuse(
    'the state of the rival at our callback',
    mixed(() => {}),
    { source: 'corp', code: 'sign_in_state_mismatch' },
  )
  await refuse(
    'our answer at the callback of the rival',
    mixed(() => {}),
    { source: 'rival', code: 'issuer_mismatch' },
  )
  await refuse(
    'the same without iss',
    mixed((all) => all.delete('iss')),
    { source: 'rival', code: 'issuer_mismatch' },
  )
  expect(codes('rival')).not.toContain(honest.parameters.get('code'))

  const borrowed = fort.spoil({
    discovery: (document) => ({ ...document, authorization_endpoint: `${provider.issuerOf('corp')}/authorize` }),
  })
  const lured = await depart(fort, borrowed)
  expectRefused(family, 'a provider that names our authorize endpoint as its own', {
    verdict: await land(fort, lured),
    code: 'issuer_mismatch',
  })
  expect(codes(borrowed)).toEqual([])
  expectHonest(family, 'the answer that was meant for us', await land(fort, honest))
})
