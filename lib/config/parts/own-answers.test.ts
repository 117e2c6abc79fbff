import { describe, expect, it } from 'vitest'
import { configText, faultsOf, warningsOf } from '../parse-config.fixture'

const secret = `clientSecret: "\${env:CORP}"`
const confidential = `[{ id: corp, kind: oidc, issuer: "https://idp.example", clientId: brevet, ${secret} }]`
const environment = { CORP: 'a client secret' }
const fault =
  'names id-token, which needs an OIDC source with a clientSecret in signIn: AWS gets the token of a confidential client only'
const places = {
  aws: '{ method: [web-identity, id-token] }',
  accounts: '[{ id: "111122223333" }, { id: "222233334444", method: id-token }]',
  roles: '[{ name: Dev, method: [id-token, saml] }]',
}

describe('the method id-token', () => {
  it('is a fault, wherever it is named, without a confidential OIDC client', () => {
    const named = [`aws.method: ${fault}`, `accounts[1].method: ${fault}`, `roles[0].method: ${fault}`]
    expect(faultsOf(configText(places))).toEqual(named)
    const saml = '[{ id: partners, kind: saml, metadataUrl: "https://idp.example/metadata" }]'
    expect(faultsOf(configText({ ...places, signIn: saml }))).toEqual(named)
  })

  it('comes with the advice to name sub in the trust policy', () => {
    const warnings = warningsOf(configText({ ...places, signIn: confidential }), { environment })
    const advice = warnings.filter((warning) => warning.includes('the trust policy of each role must name sub'))
    expect(advice.map((warning) => warning.split(':')[0])).toEqual([
      'aws.method',
      'accounts[1].method',
      'roles[0].method',
    ])
  })

  it('warns of nothing where it is not named', () => {
    expect(warningsOf(configText({ signIn: confidential }), { environment }).join()).not.toContain('name sub')
  })
})

describe('the method assertion', () => {
  const partners = (more: string) =>
    `[{ id: partners, kind: saml, metadataUrl: "https://idp.example/metadata"${more} }]`
  const named = { aws: '{ method: [web-identity, assertion] }' }

  it('is a fault without a SAML source that has a second application', () => {
    expect(faultsOf(configText({ ...named, signIn: partners('') }))).toEqual([
      'aws.method: names assertion, which needs a SAML source with awsAssertion in signIn: the second application whose assertions are made out to AWS',
    ])
  })

  it('comes with the advice that the provider decides as well', () => {
    const [advice] = warningsOf(configText({ ...named, signIn: partners(', awsAssertion: {}') }))
    expect(advice).toMatch(/^aws\.method: .*the attribute Role only what the person may have/)
  })
})
