import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { idp, idpEntityId, portal, signInUrl, stranger } from './saml.fixture'
import { type IdpMetadata, type MetadataRules, readMetadata } from './saml-metadata'
import {
  entityDescriptor,
  idpMetadata,
  keyDescriptor,
  type MetadataFacts,
  namespace,
  service,
} from './saml-metadata.fixture'
import { makeSigner } from './saml-signer.fixture'

const rules: MetadataRules = { entityId: null, publicUrl: 'https://portal.example.com', now: new Date() }
const read = (text: string, changes: Partial<MetadataRules> = {}): IdpMetadata =>
  readMetadata(text, { ...rules, ...changes })
const aggregate = (inner: string, attributes = '') =>
  `<md:EntitiesDescriptor xmlns:md="${namespace}" ${attributes}>${inner}</md:EntitiesDescriptor>`

function reason(text: string, changes: Partial<MetadataRules> = {}): unknown {
  try {
    read(text, changes)
  } catch (error) {
    if (error instanceof BrevetError && error.code === 'source_misconfigured') return error.details['reason']
    throw error
  }
  return 'accepted'
}

const second = entityDescriptor({ entityId: 'https://other.example.com', certificates: [stranger.certificate] })

describe('metadata of a provider', () => {
  it('names the provider, where to go and its certificate', () => {
    expect(read(idpMetadata())).toEqual({
      entityId: idpEntityId,
      signIn: { binding: 'post', url: new URL(signInUrl) },
      signOut: [],
      certificates: [expect.stringContaining('BEGIN CERTIFICATE')],
      validUntil: null,
    })
  })

  it('falls back to HTTP-Redirect when POST is not offered', () => {
    const services = service('SOAP', signInUrl) + service('HTTP-Redirect', signInUrl)
    expect(read(idpMetadata({ services })).signIn.binding).toBe('redirect')
  })

  it('gives all certificates for signing and without use, once each, and none for encryption', () => {
    const [a, b, c] = [idp, stranger, portal].map(({ certificate }) => certificate) as [string, string, string]
    const keys = keyDescriptor(a) + keyDescriptor(b, null) + keyDescriptor(a) + keyDescriptor(c, 'encryption')
    expect(read(idpMetadata({ keys })).certificates).toHaveLength(2)
  })

  it('ignores certificates that cannot be read beside one that can', () => {
    const keys = keyDescriptor('bm90IGEgY2VydGlmaWNhdGU=') + keyDescriptor(idp.certificate)
    expect(read(idpMetadata({ keys })).certificates).toHaveLength(1)
  })

  it('reads only the descriptor of a SAML 2.0 identity provider', () => {
    const federation = `<md:RoleDescriptor protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706">${keyDescriptor(stranger.certificate)}</md:RoleDescriptor>`
    const saml1 = `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:1.1:protocol">${keyDescriptor(stranger.certificate)}</md:IDPSSODescriptor>`
    const text = idpMetadata().replace('<md:IDPSSODescriptor', (start) => federation + saml1 + start)
    expect(read(text).certificates).toEqual(read(idpMetadata()).certificates)
  })

  it('picks one of several entities by its id', () => {
    const text = aggregate(entityDescriptor() + aggregate(second))
    expect(read(text, { entityId: 'https://other.example.com' }).entityId).toBe('https://other.example.com')
    expect(read(text, { entityId: idpEntityId }).entityId).toBe(idpEntityId)
    expect(reason(text)).toBe('several_entities')
    expect(reason(text, { entityId: 'https://missing.example.com' })).toBe('entity_not_found')
  })

  it('takes the earliest end of all descriptors around the provider', () => {
    const [soon, later] = ['2126-01-01T00:00:00.000Z', '2127-01-01T00:00:00.000Z']
    const entity = entityDescriptor({ attributes: `validUntil="${later}"` })
    expect(read(aggregate(entity, `validUntil="${soon}"`)).validUntil).toEqual(new Date(soon))
  })

  it('accepts comments, a byte order mark and an expired certificate', async () => {
    const old = await makeSigner({ until: new Date('2021-01-01T00:00:00Z') })
    const text = idpMetadata({ certificates: [old.certificate] }).replace('<md:IDP', '<!-- ours --><md:IDP')
    expect(reason(`\ufeff${text}`)).toBe('accepted')
  })

  it('accepts plain http on loopback only when the portal is on loopback', () => {
    const text = idpMetadata({ services: service('HTTP-POST', 'http://127.0.0.1:4102/sso') })
    expect(reason(text, { publicUrl: 'http://127.0.0.1:3000' })).toBe('accepted')
    expect(reason(text)).toBe('insecure')
  })

  const weak = makeSigner({ bits: 1024 })

  it('refuses a key under 2048 bits', async () => {
    expect(reason(idpMetadata({ certificates: [(await weak).certificate] }))).toBe('no_usable_certificate')
  })

  it.each<readonly [string, MetadataFacts, string]>([
    ['no certificate', { keys: '' }, 'no_signing_certificate'],
    [
      'only a certificate for encryption',
      { keys: keyDescriptor(idp.certificate, 'encryption') },
      'no_signing_certificate',
    ],
    ['a certificate that is none', { keys: keyDescriptor('AAAA') }, 'no_usable_certificate'],
    ['an end that has passed', { attributes: 'validUntil="2020-01-01T00:00:00Z"' }, 'metadata_expired'],
    ['an end that is none', { attributes: 'validUntil="soon"' }, 'valid_until'],
    ['no way to sign in', { services: service('SOAP', signInUrl) }, 'no_sign_in_service'],
    ['plain http', { services: service('HTTP-POST', 'http://idp.example.com/sso') }, 'insecure'],
    ['a script as address', { services: service('HTTP-POST', 'javascript:alert(1)') }, 'insecure'],
    ['no address', { services: service('HTTP-POST', '') }, 'not_a_url'],
    ['a placeholder in the entity id', { entityId: 'https://sts.windows.net/{tenant}/' }, 'entity_id_placeholder'],
    ['no entity id', { entityId: '' }, 'no_entity_id'],
  ])('refuses %s', (_, facts, expected) => {
    expect(reason(idpMetadata(facts))).toBe(expected)
  })

  it.each([
    ['a DOCTYPE', '<!DOCTYPE x><x/>', 'doctype'],
    ['a web page', '<html><body>Sign in</body></html>', 'no_identity_provider'],
    ['nothing', '', 'no_element'],
    ['half a document', idpMetadata().replace('</md:EntityDescriptor>', ''), 'unclosed_element'],
    ['a service provider', idpMetadata().replaceAll('IDPSSODescriptor', 'SPSSODescriptor'), 'no_identity_provider'],
  ])('refuses %s', (_, text, expected) => {
    expect(reason(text)).toBe(expected)
  })
})
