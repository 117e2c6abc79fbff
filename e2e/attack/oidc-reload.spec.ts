import { expectHonest, expectRefused } from './assault'
import { answerAt, expect, type OidcFort, sourceLine, test } from './oidc-fort'
import { recordAttack, recordControl } from './tally'
import type { Visitor } from './visitor'

const family = 'OIDC source taken away'

interface Flight {
  readonly source: string
  readonly visitor: Visitor
  readonly address: URL
  readonly parameters: URLSearchParams
}

async function depart(fort: OidcFort, source: string): Promise<Flight> {
  const departure = await fort.start(source)
  return { source, ...departure, parameters: fort.provider.authorize(departure.address) }
}

test('a source that is taken away signs nobody in any more, and keeps nobody signed in', async ({ fort }) => {
  const { provider } = fort
  const land = async (flight: Flight) =>
    fort.judge(flight.visitor, await answerAt(flight.visitor, flight.source, flight))
  const signedIn = await fort.signIn('rival')
  expectHonest(family, 'before', signedIn)
  const [kept, removed, moved, renamed] = [
    await depart(fort, 'corp'),
    await depart(fort, 'rival'),
    await depart(fort, 'form'),
    await depart(fort, 'always'),
  ]
  await fort.configure([
    sourceLine('corp', provider),
    sourceLine('form', provider).replace(provider.issuerOf('form'), provider.issuerOf('elsewhere')),
    sourceLine('always', provider).replace('clientId: brevet', 'clientId: another'),
  ])
  expectHonest(family, 'on the way at a source that stayed', await land(kept))
  expectRefused(family, 'on the way at the source', { verdict: await land(removed), code: 'source_unknown' })
  expectRefused(family, 'begun anew at the source', { verdict: await fort.signIn('rival'), code: 'source_unknown' })
  const code = 'sign_in_state_mismatch'
  expectRefused(family, 'on the way, and the source is another provider', { verdict: await land(moved), code })
  expectRefused(family, 'on the way, and the source is another client', { verdict: await land(renamed), code })
  expect(provider.received('elsewhere', 'token')).toEqual([])
  const who = await signedIn.visitor.whoami()
  recordAttack(family, 'signed in before', who !== null)
  expect(who).toBeNull()
  await fort.restore()
  recordControl(family, 'after it was put back', (await fort.signIn('rival')).who !== null)
})
