import { deflateRawSync } from 'node:zlib'
import { SAML, type SamlConfig } from '@node-saml/node-saml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPart, startListener } from '../listener'
import { people } from '../people'
import { createPlainBrowser, readFormOf } from '../plain-browser'
import { createSigningCertificate, type SigningCertificate } from './certificate'
import { startSaml } from './provider'
import type { Signing } from './response'

const consumerUrl = 'http://localhost:3999/auth/partners/callback'
const running: RunningPart[] = []
const providers = new Map<Signing, RunningPart>()
let keys: SigningCertificate
let entityId: string
let certificate: string

function configure(provider: RunningPart, changes: Partial<SamlConfig> = {}): SAML {
  return new SAML({
    entryPoint: `${provider.url}/sso`,
    issuer: entityId,
    callbackUrl: consumerUrl,
    idpCert: certificate,
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicCert: keys.certificate,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: false,
    acceptedClockSkewMs: 1000,
    ...changes,
  })
}

beforeAll(async () => {
  keys = await createSigningCertificate(new Date())
  const serviceProvider = await startListener(0, (url) => (_, response) => {
    response.end(configure({ url, close: async () => {} }).generateServiceProviderMetadata(null, keys.certificate))
  })
  entityId = serviceProvider.url
  running.push(serviceProvider)
  for (const signing of ['assertion', 'response', 'both'] as const) {
    const provider = await startSaml({
      port: 0,
      signing,
      serviceProviders: [{ entityId, metadataUrl: serviceProvider.url }],
    })
    providers.set(signing, provider)
    running.push(provider)
  }
  certificate = await certificateOf(both())
})

afterAll(() => Promise.all(running.map((part) => part.close())))

function both(): RunningPart {
  const provider = providers.get('both')
  if (!provider) throw new Error('the provider has not been started')
  return provider
}

async function certificateOf(provider: RunningPart): Promise<string> {
  const metadata = await (await fetch(`${provider.url}/metadata`)).text()
  return /<ds:X509Certificate>([^<]+)</.exec(metadata)?.[1] ?? ''
}

async function request(saml: SAML): Promise<URL> {
  return new URL(await saml.getAuthorizeUrlAsync('relay-1', undefined, {}))
}

/** Sends the request, picks, and gives the form that goes back to the service provider. */
async function signIn(url: URL | string, form: URLSearchParams | undefined, answer: Readonly<Record<string, string>>) {
  const browser = createPlainBrowser(consumerUrl)
  const page = readFormOf(await browser.open(String(url), form))
  for (const [name, value] of Object.entries(answer)) page.fields.set(name, value)
  return readFormOf(await browser.open(page.action, page.fields))
}

async function refusal(url: URL | string, form?: URLSearchParams): Promise<string> {
  const answer = await createPlainBrowser(consumerUrl).open(String(url), form)
  expect(answer.status).toBe(400)
  return answer.body
}

describe('the SAML provider', () => {
  it.each(people)('signs $key in by the redirect binding with every attribute as it is', async (person) => {
    const saml = configure(both(), { wantAuthnResponseSigned: true, wantAssertionsSigned: true })
    const answer = await signIn(await request(saml), undefined, { person: person.key })
    expect(answer.action).toBe(consumerUrl)
    expect(answer.fields.get('RelayState')).toBe('relay-1')
    const { profile } = await saml.validatePostResponseAsync(Object.fromEntries(answer.fields))
    expect(profile).toMatchObject({
      issuer: `${both().url}/metadata`,
      nameID: person.nameId,
      nameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      sessionIndex: expect.stringMatching(/^_/),
      name: person.name,
      email: person.partnerEmail,
      memberOf: person.groups.length === 1 ? person.groups[0] : person.groups,
    })
  })

  it('takes a signed request by the post binding', async () => {
    const saml = configure(both(), { authnRequestBinding: 'HTTP-POST', skipRequestCompression: true })
    const form = readPage(await saml.getAuthorizeFormAsync('relay-1'))
    const answer = await signIn(`${both().url}/sso`, form, { person: 'ben' })
    const { profile } = await saml.validatePostResponseAsync(Object.fromEntries(answer.fields))
    expect(profile?.['memberOf']).toBe('payments-dev')
  })

  it.each([
    ['assertion', { wantAssertionsSigned: true, wantAuthnResponseSigned: false }],
    ['response', { wantAssertionsSigned: false, wantAuthnResponseSigned: true }],
  ] as const)('signs only the %s when told so', async (signing, wanted) => {
    const provider = providers.get(signing) ?? both()
    const idpCert = await certificateOf(provider)
    const saml = configure(provider, { ...wanted, idpCert })
    const { fields } = await signIn(await request(saml), undefined, { person: 'ana' })
    const answer = Object.fromEntries(fields)
    expect((await saml.validatePostResponseAsync(answer)).profile?.nameID).toBe('p-3f9a61c2-ana')
    const strict = configure(provider, { wantAssertionsSigned: true, wantAuthnResponseSigned: true, idpCert })
    await expect(strict.validatePostResponseAsync(answer)).rejects.toThrow(/signature/i)
  })

  it('answers AuthnFailed when the person cancels', async () => {
    const saml = configure(both())
    const { fields } = await signIn(await request(saml), undefined, { cancel: 'yes' })
    await expect(saml.validatePostResponseAsync(Object.fromEntries(fields))).rejects.toThrow(/AuthnFailed/)
  })

  it('answers InvalidNameIDPolicy when it is asked for a format it does not have', async () => {
    const saml = configure(both(), { identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' })
    const answer = readFormOf(await createPlainBrowser(consumerUrl).open((await request(saml)).href))
    await expect(saml.validatePostResponseAsync(Object.fromEntries(answer.fields))).rejects.toThrow(
      /InvalidNameIDPolicy/,
    )
  })
})

describe('a passive request', () => {
  const saml = () => configure(both(), { passive: true })

  it('is answered with NoPassive for a browser that nobody signed in with', async () => {
    const answer = readFormOf(await createPlainBrowser(consumerUrl).open((await request(saml())).href))
    const xml = Buffer.from(answer.fields.get('SAMLResponse') ?? '', 'base64').toString()
    expect(xml).toContain('"urn:oasis:names:tc:SAML:2.0:status:NoPassive"')
    expect(xml).not.toContain('<saml:Assertion')
  })

  it('is answered with whoever signed in there last, without a page of names', async () => {
    const browser = createPlainBrowser(consumerUrl)
    const page = readFormOf(await browser.open((await request(configure(both()))).href))
    page.fields.set('person', 'cleo')
    await browser.open(page.action, page.fields)
    const answer = readFormOf(await browser.open((await request(saml())).href))
    const { profile } = await saml().validatePostResponseAsync(Object.fromEntries(answer.fields))
    expect(profile?.nameID).toBe('p-51e2aa90-cleo')
  })
})

it('makes answers out to AWS for a service provider that only passes them on', async () => {
  const aws = {
    recipient: 'https://signin.aws.amazon.com/saml',
    audience: 'urn:amazon:webservices',
    rolesOf: ({ key }: { readonly key: string }) => [`role of ${key}`, 'another'],
  }
  const provider = await startSaml({ port: 0, serviceProviders: [{ entityId, metadataUrl: entityId, aws }] })
  running.push(provider)
  const saml = configure(provider, { idpCert: await certificateOf(provider), audience: aws.audience })
  const { action, fields } = await signIn(await request(saml), undefined, { person: 'ana' })
  expect(action).toBe(consumerUrl)
  expect(Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString()).toContain(`Recipient="${aws.recipient}"`)
  const { profile } = await saml.validatePostResponseAsync(Object.fromEntries(fields))
  expect(profile).toMatchObject({
    nameID: 'p-3f9a61c2-ana',
    'https://aws.amazon.com/SAML/Attributes/Role': ['role of ana', 'another'],
    'https://aws.amazon.com/SAML/Attributes/RoleSessionName': 'ana@partner.example',
  })
  expect(profile).not.toHaveProperty('memberOf')
})

describe('the SAML provider refuses', () => {
  it('a request whose query was changed after it was signed', async () => {
    const url = await request(configure(both()))
    url.searchParams.set('RelayState', 'relay-2')
    expect(await refusal(url)).toContain('query is not signed')
  })

  it('a request signed by a key that is not in the metadata', async () => {
    const other = await createSigningCertificate(new Date())
    const privateKey = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(await refusal(await request(configure(both(), { privateKey })))).toContain('query is not signed')
  })

  it('a posted request that was changed after it was signed', async () => {
    const saml = configure(both(), { authnRequestBinding: 'HTTP-POST', skipRequestCompression: true })
    const form = readPage(await saml.getAuthorizeFormAsync('relay-1'))
    const xml = Buffer.from(form.get('SAMLRequest') ?? '', 'base64').toString('utf8')
    form.set('SAMLRequest', Buffer.from(xml.replace('IssueInstant="20', 'IssueInstant="19')).toString('base64'))
    expect(await refusal(`${both().url}/sso`, form)).toContain('does not fit a key')
  })

  it('a posted request without a signature', async () => {
    const url = await request(configure(both()))
    const xml = `<AuthnRequest xmlns="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${entityId}</Issuer></AuthnRequest>`
    const form = new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') })
    expect(await refusal(new URL('/sso', url), form)).toContain('not signed')
  })

  it('an answer address that the metadata does not name', async () => {
    const saml = configure(both(), { callbackUrl: 'http://localhost:3999/elsewhere' })
    expect(await refusal(await request(saml))).toContain('AssertionConsumerServiceURL is not in the metadata')
  })

  it('an issuer it does not know', async () => {
    const saml = configure(both(), { issuer: 'https://unknown.example' })
    expect(await refusal(await request(saml))).toContain('not registered')
  })

  it('a request for another destination', async () => {
    const url = await request(configure(both(), { entryPoint: 'http://localhost:4199/sso' }))
    expect(await refusal(`${both().url}/sso${url.search}`)).toContain('Destination')
  })

  it('a document with a DOCTYPE', async () => {
    const xml = '<!DOCTYPE x [<!ENTITY e "x">]><AuthnRequest>&e;</AuthnRequest>'
    const url = new URL(`${both().url}/sso`)
    url.searchParams.set('SAMLRequest', deflateRawSync(xml).toString('base64'))
    expect(await refusal(url)).toContain('DOCTYPE')
  })

  it('a name picked twice for one request', async () => {
    const browser = createPlainBrowser(consumerUrl)
    const page = readFormOf(await browser.open((await request(configure(both()))).href))
    page.fields.set('person', 'ana')
    await browser.open(page.action, page.fields)
    expect(await refusal(page.action, page.fields)).toContain('used or has expired')
  })
})

/** The fields of the page with which node-saml sends a request by POST. */
function readPage(body: string): URLSearchParams {
  const fields = [...body.matchAll(/name="([^"]*)" value="([^"]*)"/g)]
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]))
}
