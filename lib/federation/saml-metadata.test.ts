import { X509Certificate } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import { expect, it } from 'vitest'
import { makeSigningKey, ringOf } from './key.fixture'
import { samlIdpMetadata } from './saml-metadata'

const signOnUrl = 'https://brevet.example/?a=1&b=2'
const entityId = 'https://brevet.example/federation/saml/metadata'

it('is what IAM asks of an identity provider, with every published certificate', async () => {
  const keys = [await makeSigningKey('saml-idp'), await makeSigningKey('saml-idp')] as const
  const xml = await samlIdpMetadata({ entityId, signOnUrl, ring: ringOf(...keys) })
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement
  const certificates = Array.from(root.getElementsByTagName('ds:X509Certificate'), ({ textContent }) => textContent)
  expect(root.getAttribute('entityID')).toBe(entityId)
  expect(certificates).toEqual(
    keys.map(({ certificate }) => new X509Certificate(certificate ?? '').raw.toString('base64')),
  )
  expect(root.getElementsByTagName('md:KeyDescriptor')[0]?.getAttribute('use')).toBe('signing')
  expect(root.getElementsByTagName('md:SingleSignOnService')[0]?.getAttribute('Location')).toBe(signOnUrl)
})

it('has at least 1000 characters, with one key too, and no byte order mark', async () => {
  const xml = await samlIdpMetadata({ entityId, signOnUrl, ring: ringOf(await makeSigningKey('saml-idp')) })
  expect(xml.length).toBeGreaterThanOrEqual(1000)
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
})
