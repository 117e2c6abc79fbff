import { createVerify, randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { createSigningCertificate } from '../stack/saml/certificate'
import { signRoot } from '../stack/saml/signature'
import { createVisitor } from './cookie-jar'
import { expect, type Fort, type SignedIn, test } from './session-fort'
import { type LogoutFacts, logoutRequest, signedForm, signedQuery } from './session-providers'
import { recordAttack, recordControl } from './tally'

const family = 'SAML single logout'
const ben = 'p-8c04d7be-ben'

const address = (origin: string, source = 'partners') => `${origin}/auth/${source}/logout`

/** A good request of the provider about ben, with changes. */
function request(fort: Fort, changes: Partial<LogoutFacts> = {}): string {
  const { entityId: issuer } = fort.saml
  return logoutRequest({ issuer, destination: address(fort.origin), nameId: ben, sessionIndex: null, ...changes })
}

/** Brings a request by the browser of nobody. */
const byQuery = ({ origin }: Fort, query: string) => createVisitor().get(`${address(origin)}?${query}`)
const byForm = ({ origin }: Fort, form: URLSearchParams) => createVisitor().post(address(origin), form)

/** Our certificates, from our metadata. */
async function ourCertificates({ origin }: Fort): Promise<readonly string[]> {
  const { text } = await createVisitor().get(`${origin}/auth/partners/metadata`)
  const found = [...text.matchAll(/<ds:X509Certificate>([^<]*)</g)].map(([, body = '']) => body)
  return found.map((body) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`)
}

/** The message of a signed address, which must be signed by us. */
async function opened(fort: Fort, location: string, name: string): Promise<string> {
  const [signed = '', signature = ''] = new URL(location).search.slice(1).split('&Signature=')
  const value = Buffer.from(decodeURIComponent(signature), 'base64')
  const certificates = await ourCertificates(fort)
  expect(certificates.some((key) => createVerify('sha256').update(signed).verify(key, value))).toBe(true)
  return inflateRawSync(Buffer.from(new URL(location).searchParams.get(name) ?? '', 'base64')).toString()
}

test('a signed request by redirect ends the session it names on all replicas, and is answered, signed', async ({
  fort,
}) => {
  const [named, other] = [await fort.signIn('partners', 'ben'), await fort.signIn('partners', 'ben')]
  const id = `_${randomUUID()}`
  const xml = request(fort, { id, sessionIndex: named.sessionIndex })
  const answer = await byQuery(fort, signedQuery(xml, fort.saml.certificate, 'a relay/state=1'))
  recordControl(family, 'a signed query', answer.location?.startsWith(`${fort.saml.signOutUrl}?SAMLResponse=`) === true)
  const { location } = answer
  expect(location?.startsWith(`${fort.saml.signOutUrl}?SAMLResponse=`)).toBe(true)
  const response = await opened(fort, location ?? '', 'SAMLResponse')
  expect(response).toContain(`InResponseTo="${id}"`)
  expect(response).toContain('status:Success')
  expect(new URL(location ?? '').searchParams.get('RelayState')).toBe('a relay/state=1')
  for (const replica of fort.replicas) expect(await fort.isIn(named.visitor, replica)).toBe(false)
  expect(await fort.isIn(other.visitor)).toBe(true)
  const [row] = await fort.audit('action=sign-out&outcome=succeeded')
  expect(row).toMatchObject({
    actor: { source: 'partners', subject: ben },
    details: { cause: 'provider', sessions: 1 },
  })
})

test('a signed query is verified as it was written, whatever escapes its writer prefers', async ({ fort }) => {
  const { visitor } = await fort.signIn('partners', 'ben')
  const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  const answer = await byQuery(fort, signedQuery(request(fort), fort.saml.certificate, 'a (relay)!', lower))
  recordControl(family, 'a query with lower-case escapes', answer.location?.includes('SAMLResponse') === true)
  expect(await fort.isIn(visitor)).toBe(false)
})

test('a signed form ends all sessions of a person where it names none', async ({ fort }) => {
  const [one, two, other] = [
    await fort.signIn('partners', 'ben'),
    await fort.signIn('partners', 'ben'),
    await fort.signIn('others', 'ben'),
  ]
  const answer = await byForm(fort, signedForm(request(fort), fort.saml.certificate))
  const states = await Promise.all([one, two, other].map(({ visitor }) => fort.isIn(visitor)))
  recordControl(family, 'a signed form', !states[0] && !states[1])
  expect([answer.status, ...states]).toEqual([303, false, false, true])
})

interface Bad {
  readonly query?: string
  readonly form?: URLSearchParams
}

async function badMessages(fort: Fort, { sessionIndex }: SignedIn): Promise<Readonly<Record<string, Bad>>> {
  const { certificate } = fort.saml
  const stranger = await createSigningCertificate(new Date())
  const good = () => request(fort, { sessionIndex })
  const query = (changes: Partial<LogoutFacts> = {}, edit: (text: string) => string = (same) => same): Bad => ({
    query: edit(signedQuery(request(fort, { sessionIndex, ...changes }), certificate)),
  })
  const form = (changes: Partial<LogoutFacts> = {}, edit: (xml: string) => string = (same) => same): Bad => {
    const signed = signedForm(request(fort, { sessionIndex, ...changes }), certificate)
    const xml = edit(Buffer.from(signed.get('SAMLRequest') ?? '', 'base64').toString())
    return { form: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }) }
  }
  const deflated = (xml: string) => encodeURIComponent(deflateRawSync(xml).toString('base64'))
  const signatureOf = (xml: string) => /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? ''
  const other = request(fort, { nameId: 'somebody-else' })
  const wrapped = (xml: string) => {
    const id = ` ID="_${randomUUID()}"`
    const outer = xml.replace(/ ID="[^"]*"/, id).replace(signatureOf(xml), '')
    return outer.replace(
      '</saml:Issuer>',
      `</saml:Issuer>${signatureOf(xml)}<samlp:Extensions>${xml}</samlp:Extensions>`,
    )
  }
  return {
    'an unsigned query': { query: `SAMLRequest=${deflated(good())}` },
    'a query without its signature': query({}, (text) => text.replace(/&Signature=.*/, '')),
    "a stranger's query": { query: signedQuery(good(), stranger) },
    'a query whose request was exchanged': {
      query: signedQuery(other, certificate).replace(/SAMLRequest=[^&]*/, `SAMLRequest=${deflated(good())}`),
    },
    'a second request before the signed one': query({}, (text) => `SAMLRequest=${deflated(good())}&${text}`),
    'a query whose RelayState was exchanged': query({}, (text) => text.replace('RelayState=relay', 'RelayState=x')),
    'a document signature in a query': { query: `SAMLRequest=${deflated(signRoot(good(), certificate))}` },
    'an unsigned form': { form: signedForm(good(), null) },
    "a stranger's form": { form: signedForm(good(), stranger) },
    'a form changed after it was signed': form({ nameId: 'somebody-else' }, (xml) => xml.replace('somebody-else', ben)),
    'a signed request wrapped into another': form({}, wrapped),
    'a signature moved': form({}, (xml) => good().replace('</saml:Issuer>', `</saml:Issuer>${signatureOf(xml)}`)),
    'a comment in the name': form({}, (xml) => xml.replace(ben, `${ben.slice(0, 4)}<!-- -->${ben.slice(4)}`)),
    'another Issuer': query({ issuer: fort.otherSaml.entityId }),
    "another provider's own request": {
      query: signedQuery(request(fort, { issuer: fort.otherSaml.entityId }), fort.otherSaml.certificate),
    },
    'another Destination': query({ destination: address(fort.origin, 'others') }),
    'no Destination': query({ destination: null }),
    'NotOnOrAfter in the past': query({ endsIn: -300 }),
    'no NotOnOrAfter': query({ endsIn: null }),
    'issued long ago': query({ issuedAgo: 1000 }),
    'an unknown session': query({ sessionIndex: '_nobody-has-it' }),
    'an unknown person': query({ nameId: 'nobody', sessionIndex }),
    'the name in other letters': query({ nameId: ben.toUpperCase() }),
    'a bomb': { query: `SAMLRequest=${deflated(`<a>${' '.repeat(5_000_000)}</a>`)}` },
    'a DOCTYPE': { form: signedForm(`<!DOCTYPE x [<!ENTITY e "x">]>${good()}`, null) },
    nonsense: { query: 'SAMLRequest=x' },
  }
}

test('what is unsigned, for another, too old or about nobody ends nothing', async ({ fort }) => {
  const session = await fort.signIn('partners', 'ben')
  const rowsBefore = (await fort.audit('action=sign-out&outcome=refused')).length
  for (const [name, { query, form }] of Object.entries(await badMessages(fort, session))) {
    const answer = form ? await byForm(fort, form) : await byQuery(fort, query ?? '')
    const isIn = await fort.isIn(session.visitor)
    recordAttack(family, name, !isIn)
    expect.soft([name, isIn]).toEqual([name, true])
    // Wherever it leads, not to an address of the request, and with no message of ours to somebody who signed nothing.
    const isOurs = answer.location?.startsWith(fort.origin) || answer.location?.startsWith(`${fort.saml.signOutUrl}?`)
    expect.soft([name, answer.status, isOurs]).toEqual([name, 303, true])
    const isAboutNobody = /unknown|letters/.test(name)
    expect.soft([name, answer.location?.includes('SAMLResponse')]).toEqual([name, isAboutNobody])
  }
  const rows = (await fort.audit('action=sign-out&outcome=refused')).length - rowsBefore
  expect(rows).toBeGreaterThan(0)
  expect(rows).toBeLessThanOrEqual(20)
})

test('a request counts once, also when it comes again after another sign-in', async ({ fort }) => {
  const before = await fort.signIn('partners', 'ben')
  const query = signedQuery(request(fort), fort.saml.certificate)
  const copies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      createVisitor().get(`${address(fort.replicas[index % fort.replicas.length] ?? fort.origin)}?${query}`),
    ),
  )
  const answered = copies.filter(({ location }) => location?.includes('SAMLResponse'))
  recordControl(family, 'the first of twenty copies', answered.length > 0)
  recordAttack(family, 'twenty copies at once', answered.length > 1)
  expect(answered).toHaveLength(1)
  expect(await fort.isIn(before.visitor)).toBe(false)
  const later = await fort.signIn('partners', 'ben')
  for (const bring of [() => byQuery(fort, query), () => byQuery(fort, `${query}&x=1`)]) {
    await bring()
    recordAttack(family, 'again, after another sign-in', !(await fort.isIn(later.visitor)))
  }
  expect(await fort.isIn(later.visitor)).toBe(true)
})

test('our own sign-out asks the provider, signed, and its answer leads to the page that says so', async ({ fort }) => {
  const { visitor, sessionIndex } = await fort.signIn('partners', 'ben')
  const page = await visitor.post(`${fort.origin}/signout`, new URLSearchParams(), { origin: fort.origin })
  expect(await fort.isIn(visitor)).toBe(false)
  const escaped = /url=([^"]*)"/.exec(page.text)?.[1] ?? ''
  const url = escaped.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  expect(url.startsWith(`${fort.saml.signOutUrl}?SAMLRequest=`)).toBe(true)
  const xml = await opened(fort, url, 'SAMLRequest')
  expect(xml).toContain(`>${ben}</saml:NameID><samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>`)
  const back = await visitor.get(`${address(fort.origin)}?SAMLResponse=x`)
  expect(back.location).toBe(`${fort.origin}/signin?signedout=everywhere`)
  const { text } = await createVisitor().get(`${fort.origin}/auth/partners/metadata`)
  expect(text.match(/<md:SingleLogoutService /g)).toHaveLength(2)
})

test('no other site signs anybody out, by whatever it makes the browser fetch', async ({ fort }) => {
  const crossSite = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', referer: 'https://evil.example/' }
  const other = 'Sign-out by another site'
  for (const source of ['corp', 'partners'] as const) {
    const { visitor } = await fort.signIn(source, 'dan')
    const addresses = [
      ...[`/auth/${source}/logout`, `/auth/${source}/logout?sid=x&iss=y`, `/auth/${source}/logout?SAMLResponse=x`],
      ...[
        `/auth/${source}/backchannel-logout`,
        '/signout',
        '/sessions/end',
        '/admin/sessions/end',
        '/api/v1/admin/sign-out',
      ],
    ]
    for (const path of addresses) {
      for (const method of ['get', 'post'] as const) {
        const url = `${fort.origin}${path}`
        await (method === 'get'
          ? visitor.get(url, crossSite)
          : visitor.post(url, new URLSearchParams({ others: '1' }), crossSite))
        const isIn = await fort.isIn(visitor)
        recordAttack(other, `${method} ${path}`, !isIn)
        expect.soft([source, method, path, isIn]).toEqual([source, method, path, true])
      }
    }
    await visitor.post(`${fort.origin}/signout`, new URLSearchParams(), { origin: fort.origin })
    recordControl(other, `the person's own sign-out, ${source}`, !(await fort.isIn(visitor)))
    expect(await fort.isIn(visitor)).toBe(false)
  }
})
