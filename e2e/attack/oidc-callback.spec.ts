import { type Attack, assail, expectHonest, expectRefused } from './assault'
import { answerAt, type Departure, expect, type OidcFort, test, type Verdict } from './oidc-fort'
import type { Misbehaviour } from './openid-provider/token'
import { recordAttack, recordControl } from './tally'
import { createVisitor, type Visitor } from './visitor'

type Change = (parameters: URLSearchParams) => void

function brings(name: string, parameters: Change, code = 'sign_in_answer_malformed'): Attack {
  return { name, code, misbehaviour: { parameters } }
}

test('an answer is read once, whole, and as it was promised', async ({ fort }) => {
  const { provider } = fort
  const silent = fort.spoil({
    discovery: (document) => ({ ...document, authorization_response_iss_parameter_supported: false }),
  })
  const state = 'sign_in_state_mismatch'
  await assail(fort, 'OIDC callback parameters', {
    controls: [
      { name: 'the answer' },
      { name: 'happy-path, form_post', source: 'form' },
      { name: 'parameters of its own', misbehaviour: { parameters: (all) => all.set('session_state', 'x') } },
      {
        name: 'no iss, where none was promised',
        source: silent,
        misbehaviour: { parameters: (all) => all.delete('iss') },
      },
    ],
    attacks: [
      brings('code twice', (all) => all.append('code', all.get('code') ?? '')),
      brings('another code behind', (all) => all.append('code', 'another')),
      brings('iss twice', (all) => all.append('iss', provider.issuerOf('rival'))),
      brings('state twice', (all) => all.append('state', all.get('state') ?? ''), state),
      brings(
        'ensure-authorization-response-with-invalid-state-fails',
        (all) => all.set('state', 'A'.repeat(43)),
        state,
      ),
      brings('ensure-authorization-response-with-invalid-missing-state-fails', (all) => all.delete('state'), state),
      brings('an empty state', (all) => all.set('state', ''), state),
      brings('no code', (all) => all.delete('code')),
      brings('an empty code', (all) => all.set('code', '')),
      {
        ...brings('an endless code', (all) => all.set('code', 'x'.repeat(20_000)), 'sign_in_answer_too_large'),
        source: 'form',
      },
      brings('a code of one’s own', (all) => all.set('code', 'stolen'), 'idp_status'),
      brings(
        'invalid-authorization-response-iss',
        (all) => all.set('iss', 'https://evil.example.com'),
        'issuer_mismatch',
      ),
      brings('the iss of the rival', (all) => all.set('iss', provider.issuerOf('rival')), 'issuer_mismatch'),
      brings('an iss with a slash more', (all) => all.set('iss', `${all.get('iss')}/`), 'issuer_mismatch'),
      brings('an empty iss', (all) => all.set('iss', ''), 'issuer_mismatch'),
      brings('remove-authorization-response-iss', (all) => all.delete('iss'), 'issuer_mismatch'),
      {
        ...brings('a wrong iss, where none was promised', (all) => all.set('iss', 'x'), 'issuer_mismatch'),
        source: silent,
      },
      brings('an error beside a code', (all) => all.set('error', 'server_error'), 'idp_status'),
      brings('an ID token beside a code', (all) => all.set('id_token', 'a.b.c')),
      brings('an access token beside a code', (all) => all.set('access_token', 'x')),
      brings('a signed response (JARM)', (all) => all.set('response', 'a.b.c')),
    ],
  })
})

test('no token is taken from a browser, though it is a good one', async ({ fort }) => {
  const family = 'OIDC token from the browser'
  const { body: tokens, verdict } = await goodTokens(fort)
  expectHonest(family, 'the same by its code', verdict)
  for (const source of ['corp', 'form']) {
    for (const name of ['id_token', 'access_token', 'token', 'response']) {
      const { visitor, address } = await fort.start(source)
      const form = new URLSearchParams({
        [name]: String(tokens[name] ?? tokens['id_token']),
        state: address.searchParams.get('state') ?? '',
        iss: fort.provider.issuerOf(source),
      })
      const code = 'sign_in_answer_malformed'
      const posted = await fort.judge(visitor, await visitor.post(`/auth/${source}/callback`, form))
      expectRefused(family, `${name} posted at ${source}`, { verdict: posted, code })
      const asked = await fort.judge(visitor, await visitor.get(`/auth/${source}/callback?${form}`))
      expectRefused(family, `${name} in the address at ${source}`, { verdict: asked, code })
    }
  }
})

async function goodTokens(fort: OidcFort): Promise<{ body: Readonly<Record<string, unknown>>; verdict: Verdict }> {
  const kept: Readonly<Record<string, unknown>>[] = []
  const keep: Misbehaviour['tokenAnswer'] & object = (body) => {
    kept.push(body)
    return body
  }
  const verdict = await fort.signIn('corp', { tokenAnswer: keep })
  return { body: kept[0] ?? {}, verdict }
}

/** A sign-in whose answer is on its way. */
interface Flight extends Departure {
  readonly parameters: URLSearchParams
}

async function depart(fort: OidcFort, source: string, visitor?: Visitor): Promise<Flight> {
  const departure = await fort.start(source, visitor)
  return { ...departure, parameters: fort.provider.authorize(departure.address) }
}

async function land(fort: OidcFort, flight: Flight, visitor = flight.visitor, source = 'corp'): Promise<Verdict> {
  return fort.judge(visitor, await answerAt(visitor, source, flight))
}

test('an answer gives one session, in the browser that began, at the source it began at', async ({ fort }) => {
  const family = 'OIDC code and state reuse'
  const code = 'sign_in_state_mismatch'
  const first = await depart(fort, 'corp')
  const strangers: readonly (readonly [string, Visitor])[] = [
    ['a second browser', createVisitor(fort.portal.origin)],
    ['a second browser that began as well', (await depart(fort, 'corp')).visitor],
    ['a browser that began at the rival', (await depart(fort, 'rival')).visitor],
  ]
  for (const [name, visitor] of strangers) {
    expectRefused(family, name, { verdict: await land(fort, first, visitor), code })
  }
  const renamed = createVisitor(fort.portal.origin)
  for (const [name, value] of first.visitor.cookies) renamed.cookies.set(name.replace('corp', 'rival'), value)
  expectRefused(family, 'at the callback of the rival', { verdict: await land(fort, first, renamed, 'rival'), code })
  expectHonest(family, 'after all that', await land(fort, first))
  const again = { ...first, visitor: createVisitor(fort.portal.origin, withoutSession(first.visitor)) }
  expectRefused(family, 'the same answer again', { verdict: await land(fort, again), code })
  const renewed = { ...again, parameters: fort.provider.authorize(first.address) }
  expectRefused(family, 'the same state with a new code', { verdict: await land(fort, renewed), code })
})

function withoutSession({ cookies }: Visitor): Map<string, string> {
  return new Map([...cookies].filter(([name]) => !name.includes('session')))
}

test('twenty copies of an answer at once give one session', async ({ fort }) => {
  const family = 'OIDC code and state reuse'
  const flight = await depart(fort, 'corp')
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, () =>
      land(fort, flight, createVisitor(fort.portal.origin, withoutSession(flight.visitor))),
    ),
  )
  const sessions = verdicts.filter(({ who }) => who !== null).length
  recordControl(family, 'one of twenty', sessions > 0)
  recordAttack(family, 'nineteen of twenty', sessions > 1)
  expect(sessions).toBe(1)
})

test('a code that is put into another sign-in is worth nothing', async ({ fort }) => {
  const family = 'OIDC code injection'
  const [victim, thief] = [await depart(fort, 'corp'), await depart(fort, 'corp')]
  const mixed = new URLSearchParams(thief.parameters)
  mixed.set('code', victim.parameters.get('code') ?? '')
  expectRefused(family, 'a stolen code with one’s own state', {
    verdict: await land(fort, { ...thief, parameters: mixed }),
    code: 'idp_status',
  })
  expectRefused(family, 'one’s own answer in a browser that has not begun', {
    verdict: await land(fort, thief, createVisitor(fort.portal.origin)),
    code: 'sign_in_state_mismatch',
  })
  expectHonest(family, 'one’s own code with one’s own state', await land(fort, thief))
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
    expectRefused(family, name, { verdict: await land(fort, flight, honest.visitor, source), code })
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
    verdict: await land(fort, lured, lured.visitor, borrowed),
    code: 'issuer_mismatch',
  })
  expect(codes(borrowed)).toEqual([])
  expectHonest(family, 'the answer that was meant for us', await land(fort, honest))
})

test('PKCE is S256 in every sign-in, whatever the provider or a link says', async ({ fort }) => {
  const family = 'OIDC PKCE'
  const { provider } = fort
  const lists = (methods: unknown) =>
    fort.spoil({ discovery: (document) => ({ ...document, code_challenge_methods_supported: methods }) })
  const code = 'source_misconfigured'
  await assail(fort, family, {
    controls: [{ name: 'S256' }, { name: 'plain and S256', source: lists(['plain', 'S256']) }],
    attacks: [
      { name: 'plain alone', source: lists(['plain']), code },
      { name: 'none', source: lists([]), code },
      { name: 'not a word of it', source: lists(undefined), code },
      { name: 'a text in place of a list', source: lists('S256'), code },
      { name: 'in lower case', source: lists(['s256']), code },
    ],
  })
  const visitor = createVisitor(fort.portal.origin)
  const pollution = new URLSearchParams({
    code_challenge_method: 'plain',
    code_challenge: 'x',
    nonce: 'x',
    state: 'x',
    redirect_uri: 'https://evil.example.com',
    client_id: 'evil',
    response_type: 'token',
    scope: 'openid everything',
  })
  const { location } = await visitor.get(`/auth/corp/start?${pollution}`)
  const asked = new URL(location).searchParams
  const { address } = await fort.start('corp')
  for (const [name, value] of pollution) {
    expect.soft(asked.getAll(name), name).toHaveLength(1)
    expect.soft(asked.get(name), name).not.toBe(value)
  }
  expect([...asked.keys()].sort()).toEqual([...address.searchParams.keys()].sort())
  const verifiers = provider.received('corp', 'token').map(({ form }) => form.get('code_verifier'))
  expect(verifiers.every((verifier) => /^[\w-]{43,}$/.test(verifier ?? ''))).toBe(true)
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked.get(name), `${name} of another sign-in`).not.toBe(address.searchParams.get(name))
  }
})

test('what a provider says of an error is nowhere to be read', async ({ fort }) => {
  const family = 'OIDC error answers'
  const markup = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\r\nset-cookie: planted=1'
  const texts = { error_description: markup, error_uri: 'javascript:alert(1)' }
  expectHonest(family, 'an answer without an error', await fort.signIn('corp'))
  const audit = await fort.openAudit()
  for (const source of ['corp', 'form']) {
    for (const error of ['server_error', 'access_denied', markup, '', '__proto__', 'x'.repeat(500)]) {
      const verdict = await fort.signIn(source, {
        parameters: (all) => {
          all.delete('code')
          for (const [name, value] of Object.entries({ ...texts, error })) all.set(name, value)
        },
      })
      const code = error === 'access_denied' ? 'sign_in_cancelled' : 'idp_status'
      expectRefused(family, `${error.slice(0, 20)} at ${source}`, { verdict, code })
      const { visitor, reference } = verdict
      const { body } = await visitor.get(`/refused?${new URLSearchParams({ code, reference })}`)
      const row = JSON.stringify(await audit(reference))
      for (const text of [body, row]) expect(text).not.toMatch(/alert\(1\)|planted/)
      expect(visitor.cookies.has('planted')).toBe(false)
    }
  }
  expect(fort.portal.log()).not.toMatch(/alert\(1\)|planted/)
})
