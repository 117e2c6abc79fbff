import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { makeAwsConfig, makeIssueRequest, makeTrusts } from './issue.fixture'
import { makeSigningKey, ringOf } from './key.fixture'
import { entitlementBy } from './method.profile.fixture'
import { createSignedAnswers } from './signed-answer'

const base = 'https://aws.amazon.com/SAML/Attributes/'

async function attributesWith(transitiveTags: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const aws = { ...makeAwsConfig(null), transitiveTags }
  const keys = ringOf(await makeSigningKey('saml-idp'))
  const sign = createSignedAnswers({ aws, trusts: makeTrusts(), keys, now: () => new Date('2026-11-25T08:00:00Z') })
  const { response } = await sign(makeIssueRequest({ entitlement: entitlementBy('saml') }))
  const xml = new DOMParser().parseFromString(Buffer.from(response.reveal(), 'base64').toString(), 'text/xml')
  const attributes = Array.from(xml.getElementsByTagName('saml:Attribute'))
  return new Map(
    attributes.map((attribute) => [
      attribute.getAttribute('Name')?.replace(base, '') ?? '',
      Array.from(attribute.getElementsByTagName('saml:AttributeValue'), ({ textContent }) => textContent ?? ''),
    ]),
  )
}

describe('the attributes of an answer', () => {
  it('name the tags that the next role inherits, as values of one attribute', async () => {
    const attributes = await attributesWith(['email', 'team', 'not-sent'])
    expect(attributes.get('TransitiveTagKeys')).toEqual(['email', 'team'])
    expect(attributes.get('PrincipalTag:team')).toEqual(['payments'])
  })

  it('say nothing of it where no tag is inherited', async () => {
    expect([...(await attributesWith([])).keys()]).not.toContain('TransitiveTagKeys')
  })
})
