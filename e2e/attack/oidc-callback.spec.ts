import { type Attack, assail, expectHonest, expectRefused } from './assault'
import { expect, type OidcFort, test, type Verdict } from './oidc-fort'
import { encodePart } from './openid-provider/signer'
import type { Misbehaviour } from './openid-provider/token'
import { recordAttack } from './tally'
import { createVisitor } from './visitor'

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

test('no authorization header signs anybody in, or breaks anything', async ({ fort }) => {
  const family = 'OIDC tokens as bearer'
  const { body: tokens, verdict } = await goodTokens(fort)
  expectHonest(family, 'the session that they led to', verdict)
  const unsigned = [{ alg: 'none' }, { sub: 'honest-person' }].map(encodePart).join('.')
  const headers = [
    ...['Bearer', 'Bearer ', 'Bearer null', 'Bearer a.b.c', 'Bearer %E0%A4%A', 'Bearer "', 'bearer [object Object]'],
    ...['Basic', 'Basic OjpÿA==', 'Negotiate YII', 'DPoP a.b.c', `Bearer ${'x'.repeat(8000)}`, `Bearer ${unsigned}.`],
    `Bearer ${tokens['id_token']}`,
    `Bearer ${tokens['access_token']}`,
  ]
  for (const authorization of headers) {
    const { status } = await fetch(`${fort.portal.origin}/api/v1/me`, { headers: { authorization } })
    recordAttack(family, authorization.slice(0, 30), status === 200)
    expect.soft(status, authorization.slice(0, 30)).toBe(401)
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
