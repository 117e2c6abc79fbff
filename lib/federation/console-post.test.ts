import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { createConsolePosts } from './console-post'
import { makeAwsConfig, makeIssueRequest, makeTrusts } from './issue.fixture'
import { makeSigningKey, ringOf } from './key.fixture'
import { entitlementBy, readBuckets } from './method.profile.fixture'
import { samlIdpMetadata } from './saml-metadata'
import { judgeAssertion } from './sts-assertion.fixture'

const now = () => new Date('2026-11-25T08:00:00Z')

async function makePosts() {
  const keys = ringOf(await makeSigningKey('saml-idp'))
  const aws = makeAwsConfig(null)
  const metadata = () =>
    samlIdpMetadata({ entityId: aws.saml.entityId, signOnUrl: 'https://brevet.example/', ring: keys })
  return { post: createConsolePosts({ aws, trusts: makeTrusts(), keys, now }), metadata }
}

describe('a console post', () => {
  it('is an answer that AWS believes, for the role, the person and the length of the session', async () => {
    const { post, metadata } = await makePosts()
    const request = makeIssueRequest({ entitlement: entitlementBy('saml'), durationSeconds: 7200 })
    const made = await post(request)
    expect(made.recipient.href).toBe('https://signin.aws.amazon.com/saml')
    const principalArn = 'arn:aws:iam::111122223333:saml-provider/brevet'
    const form = new URLSearchParams({
      SAMLAssertion: made.samlResponse.reveal(),
      RoleArn: request.entitlement.role.arn,
      PrincipalArn: principalArn,
      DurationSeconds: '43200',
    })
    const unused = () => Promise.reject(new Error('not asked'))
    const granted = await judgeAssertion(form, {
      issuer: '',
      audience: '',
      jwks: unused,
      samlProviders: [{ arn: principalArn, metadata }],
      callers: [],
      externalId: () => '',
      now,
    })
    expect(granted.durationSeconds).toBe(7200)
    expect(made.assumedRoleArn).toBe(`arn:aws:sts::111122223333:assumed-role/Developer/${granted.sessionName}`)
    const response = new DOMParser().parseFromString(
      Buffer.from(made.samlResponse.reveal(), 'base64').toString(),
      'text/xml',
    ).documentElement
    expect(response.getAttribute('Destination')).toBe(made.recipient.href)
    expect(response.getElementsByTagName('ds:Signature')).toHaveLength(2)
  })

  it('is not made for a role whose sessions are narrowed: AWS takes no session policy here', async () => {
    const { post } = await makePosts()
    const { role } = entitlementBy('saml')
    const entitlement = entitlementBy('saml', { role: { ...role, sessionPolicy: readBuckets } })
    await expect(post(makeIssueRequest({ entitlement }))).rejects.toMatchObject({ code: 'console_not_allowed' })
  })
})
