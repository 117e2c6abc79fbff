import { expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config/config'
import { oidcConfig } from './oidc.fixture'
import type { SourceDependencies } from './source'
import { createSource } from './sources'

const unreachable = () => Promise.reject(new Error('a source must not call anybody when it is created'))
const dependencies: Omit<SourceDependencies, 'directory'> = {
  publicUrl: 'https://portal.example.com',
  now: () => new Date(),
  fetch: unreachable,
  samlKeys: { current: unreachable, published: unreachable },
  samlDecryptionKeys: { current: unreachable, published: unreachable },
  warn: () => undefined,
  awsAddressees: [],
}

const { emailDomains, emailTrust, groupNames, groupSeparator, groupsSuspectAt, directory } =
  oidcConfig('https://idp.example.com')
const saml: SamlSourceConfig = {
  id: 'partners',
  kind: 'saml',
  label: 'Partner SSO',
  metadata: { from: 'url', url: 'https://adfs.example.net/metadata.xml', entityId: null, signers: [] },
  spEntityId: 'https://portal.example.com/auth/partners/metadata',
  signed: 'either',
  attributes: { subject: null, name: [], email: [], groups: [], others: {} },
  clockSkewSeconds: 120,
  encryptedAssertions: 'refused',
  providerInitiated: false,
  forceAuthn: false,
  awsAssertion: null,
  ...{ emailDomains, emailTrust, groupNames, groupSeparator, groupsSuspectAt, directory },
}

it('creates a source of each kind and contacts nobody yet', () => {
  const sources = [oidcConfig('https://idp.example.com'), saml].map((config) => createSource(config, dependencies))
  expect(sources.map(({ id, kind, label }) => ({ id, kind, label }))).toEqual([
    { id: 'corp', kind: 'oidc', label: 'Corporate SSO' },
    { id: 'partners', kind: 'saml', label: 'Partner SSO' },
  ])
})
