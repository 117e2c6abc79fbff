import { expectHonest, expectRefused } from './assault'
import { depart, land } from './flight'
import { expect, sourceLine, test } from './oidc-fort'
import { recordAttack, recordControl } from './tally'

test('a source that is taken away signs nobody in any more, and keeps nobody signed in', async ({ fort }) => {
  const family = 'OIDC source taken away'
  const { provider } = fort
  const signedIn = await fort.signIn('rival')
  expectHonest(family, 'before', signedIn)
  const stayed = await depart(fort, 'corp')
  const removed = await depart(fort, 'rival')
  const unnamed = { isLenient: true, parameters: (all: URLSearchParams) => all.delete('iss') }
  provider.publish('elsewhere', {
    discovery: (document) => ({ ...document, authorization_response_iss_parameter_supported: false }),
  })
  const moved = await depart(fort, 'form', unnamed)
  const renamed = await depart(fort, 'always', { isLenient: true })
  await fort.configure([
    sourceLine('corp', provider),
    sourceLine('form', provider).replace(provider.issuerOf('form'), provider.issuerOf('elsewhere')),
    sourceLine('always', provider).replace('clientId: brevet', 'clientId: another'),
  ])
  expectHonest(family, 'on the way, and the source stayed', await land(fort, stayed))
  expectRefused(family, 'on the way', { verdict: await land(fort, removed), code: 'source_unknown' })
  expectRefused(family, 'begun anew', { verdict: await fort.signIn('rival'), code: 'source_unknown' })
  const code = 'sign_in_state_mismatch'
  expectRefused(family, 'on the way, and now another provider', { verdict: await land(fort, moved), code })
  expectRefused(family, 'on the way, and now another client', { verdict: await land(fort, renamed), code })
  expect(provider.received('elsewhere', 'token')).toEqual([])
  const who = await signedIn.visitor.whoami()
  recordAttack(family, 'signed in before', who !== null)
  expect(who).toBeNull()
  await fort.restore()
  recordControl(family, 'after it was put back', (await fort.signIn('rival')).who !== null)
})
