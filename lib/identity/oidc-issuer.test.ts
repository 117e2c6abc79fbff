import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bench } from './oidc.fixture'
import { checkIssuer } from './oidc-issuer'
import { type Behaviour, startProvider, type TestProvider } from './oidc-provider.fixture'

const home = '11111111-2222-3333-4444-555555555555'
const foreign = '99999999-8888-7777-6666-555555555555'
const entra = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`

describe('the issuer comparison', () => {
  it.each([
    ['https://idp.example.com', 'https://idp.example.com'],
    [entra('common'), entra('{tenantid}')],
    [entra('organizations'), entra('{tenantid}')],
    [entra('contoso.onmicrosoft.com'), entra(home)],
    [`${entra('common')}/`, entra('{tenantid}')],
  ])('takes %s for %s', (configured, discovered) => {
    expect(() => checkIssuer(configured, discovered)).not.toThrow()
  })

  it.each([
    ['https://idp.example.com', 'https://idp.example.com/'],
    ['https://idp.example.com', 'https://IDP.example.com'],
    ['https://idp.example.com/a', 'https://idp.example.com/b'],
    [entra(home), entra(foreign)],
    [entra(home), entra('{tenantid}')],
    [entra('contoso.onmicrosoft.com'), entra('{tenantid}')],
    [entra('common'), 'https://sts.windows.net/{tenantid}/'],
    [entra('common').replace('.com', '.us'), entra('{tenantid}').replace('.com', '.us')],
    ['https://login.microsoftonline.com.evil.example/common/v2.0', entra('{tenantid}')],
  ])('refuses %s for %s', (configured, discovered) => {
    expect(() => checkIssuer(configured, discovered)).toThrow('issuer_mismatch')
  })
})

describe('a provider of many tenants', () => {
  let provider: TestProvider
  beforeAll(async () => {
    provider = await startProvider(entra('{tenantid}'))
  })
  afterAll(() => provider.close())

  const shared = { issuer: entra('common'), tenants: [home] }
  const from = (tid: string | undefined, issuerTenant = tid): Behaviour => ({
    document: (document) => ({ ...document, authorization_response_iss_parameter_supported: undefined }),
    parameters: (parameters) => parameters.delete('iss'),
    claims: (claims) => ({ ...claims, iss: entra(issuerTenant ?? home), tid }),
  })

  it('signs in people of a listed tenant, written in either case', async () => {
    expect((await bench(provider, shared).signIn(from(home))).identity.subject).toBe('contract|42')
    const upper = { ...shared, tenants: [home.toUpperCase()] }
    expect((await bench(provider, upper).signIn(from(home))).identity.subject).toBe('contract|42')
  })

  it('refuses a foreign tenant', async () => {
    expect((await bench(provider, shared).refusal(from(foreign))).code).toBe('tenant_not_allowed')
  })

  it('refuses a listed tenant in a token that a foreign one issued', async () => {
    expect((await bench(provider, shared).refusal(from(home, foreign))).code).toBe('issuer_mismatch')
  })

  it.each([undefined, '{tenantid}', '$&'])('refuses the tenant %s', async (tid) => {
    expect(['issuer_mismatch', 'tenant_not_allowed']).toContain((await bench(provider, shared).refusal(from(tid))).code)
  })

  it('refuses to be used without a list of tenants', async () => {
    const error = await bench(provider, { ...shared, tenants: [] }).refusal(from(home))
    expect(error.details).toEqual({ reason: 'missing', what: 'tenants' })
  })

  it('refuses a token of a single tenant that is not listed', async () => {
    const single = await startProvider()
    const error = await bench(single, { tenants: [home] }).refusal({
      claims: (claims) => ({ ...claims, tid: foreign }),
    })
    await single.close()
    expect(error.code).toBe('tenant_not_allowed')
  })
})
