import { assail, expectHonest, expectRefused } from './assault'
import { expect, test } from './oidc-fort'
import { type Answer, jsonAnswer } from './openid-provider/answer'

const drip: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '', pace: 'drip' }
const late = (body: unknown): Answer => ({ ...jsonAnswer(body), pace: 'late' })

test('a provider that takes its time costs seconds, and nobody else any', async ({ fort }) => {
  const family = 'OIDC slow answers'
  await fort.signIn('always')
  const started = performance.now()
  const secondsSince = () => (performance.now() - started) / 1000
  const assault = assail(fort, family, {
    controls: [],
    attacks: [
      { name: 'discovery drips', source: fort.spoil({ discovery: () => drip }) },
      { name: 'the key set drips', source: fort.spoil({ keySet: () => drip }) },
      { name: 'the token endpoint drips', misbehaviour: { tokenAnswer: () => drip } },
      { name: 'userinfo drips', source: 'always', misbehaviour: { userinfo: () => drip } },
    ].map((attack) => ({ ...attack, code: 'source_unreachable' })),
  }).then(secondsSince)
  const slowEverywhere = fort.signIn('always', { tokenAnswer: late, userinfo: late }).then((verdict) => {
    expectRefused(family, 'each answer just in time', { verdict, code: 'source_unreachable' })
    return secondsSince()
  })
  expectHonest(family, 'somebody else meanwhile', await fort.signIn('rival'))
  expect(secondsSince()).toBeLessThan(4)
  expect(await assault).toBeLessThan(8)
  expect(await slowEverywhere).toBeLessThan(10)
})
