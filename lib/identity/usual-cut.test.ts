import { describe, expect, it } from 'vitest'
import type { DirectoryConfig, SamlSourceConfig } from '../config/config'
import { googleConfig } from './google-directory.fixture'
import { oidcConfig } from './oidc.fixture'
import { oktaConfig } from './okta-directory.fixture'
import { usualCut } from './usual-cut'

describe('the length at which a provider cuts its list', () => {
  const oidc = (issuer: string, groupsSuspectAt: number | null = null, directory: DirectoryConfig | null = null) =>
    usualCut(oidcConfig(issuer, { groupsSuspectAt, directory }), issuer)
  const saml = (issuer: string, directory: DirectoryConfig | null = null) =>
    usualCut({ kind: 'saml', groupsSuspectAt: null, directory } as SamlSourceConfig, issuer)

  it.each([
    'https://acme.okta.com',
    'https://acme.okta.com/oauth2/default',
    'https://acme.oktapreview.com',
    'https://acme.okta-emea.com',
    'https://acme.okta-gov.com',
    'https://acme.okta.mil',
  ])('is 100 for %s', (issuer) => {
    expect([oidc(issuer), saml(issuer)]).toEqual([100, 100])
  })

  it('is 100 for a domain of the company’s own where its directory is Okta', () => {
    expect(oidc('https://login.example.com', null, oktaConfig())).toBe(100)
  })

  it('is 75 for Google by SAML, whose OpenID Connect has no groups', () => {
    expect(saml('https://accounts.google.com/o/saml2?idpid=C01')).toBe(75)
    expect(saml('urn:own', googleConfig)).toBe(75)
    expect(oidc('https://accounts.google.com')).toBeNull()
  })

  it('is what the configuration says, before all', () => {
    expect(oidc('https://acme.okta.com', 5_000)).toBe(5_000)
    expect(oidc('https://idp.example.com', 42)).toBe(42)
  })

  it.each(['https://notokta.com', 'https://okta.com.evil.example', 'https://idp.example.com', 'urn:okta.com'])(
    'is not known for %s',
    (issuer) => {
      expect([oidc(issuer), saml(issuer)]).toEqual([null, null])
    },
  )
})
