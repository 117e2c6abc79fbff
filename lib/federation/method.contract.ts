import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FederationKind } from '../domain/federation-kind'
import { makeAwsConfig, makeIdentity, makeIssueRequest } from './issue.fixture'
import { jwks } from './issuer-documents'
import { makeSigningKey, ringOf } from './key.fixture'
import type { FederationMethod, IssueRequest } from './method'
import { createMethods } from './methods'
import { samlIdpMetadata } from './saml-metadata'
import { createSts } from './sts'
import { type StsFixture, startSts } from './sts.fixture'

const now = () => new Date('2026-11-25T08:00:00Z')

/** The rules that every federation method keeps, against an STS that judges as AWS does. */
export function describeFederationMethod(kind: FederationKind): void {
  describe(`the federation method ${kind}`, () => {
    let sts: StsFixture
    let method: FederationMethod
    let methodOfStranger: FederationMethod

    beforeAll(async () => {
      const oidcIssuer = ringOf(await makeSigningKey('oidc-issuer'), await makeSigningKey('oidc-issuer'))
      const samlIdp = ringOf(await makeSigningKey('saml-idp'), await makeSigningKey('saml-idp'))
      const { webIdentity, saml } = makeAwsConfig(null)
      const signOnUrl = 'https://brevet.example/'
      sts = await startSts({
        ...webIdentity,
        jwks: () => jwks(oidcIssuer),
        samlProvider: {
          arn: 'arn:aws:iam::111122223333:saml-provider/brevet',
          metadata: () => samlIdpMetadata({ entityId: saml.entityId, signOnUrl, ring: samlIdp }),
        },
        now,
      })
      const aws = makeAwsConfig(sts.endpoint)
      const methodWith = (keys: Parameters<typeof createMethods>[0]['keys']) => {
        const found = createMethods({ aws, keys, sts: createSts(aws.sts, { now }), now }).get(kind)
        if (!found) throw new Error(`no method ${kind}`)
        return found
      }
      method = methodWith({ oidcIssuer, samlIdp })
      methodOfStranger = methodWith({
        oidcIssuer: ringOf(await makeSigningKey('oidc-issuer')),
        samlIdp: ringOf(await makeSigningKey('saml-idp')),
      })
    })
    beforeEach(() => sts.reset())
    afterAll(() => sts.stop())

    const issue = (changes: Partial<IssueRequest> = {}) => method.issue(makeIssueRequest(changes))
    const keysOfEve = () => issue({ identity: eve })

    it('is registered under its own kind', () => expect(method.kind).toBe(kind))

    it('hands out the credentials and the expiry that AWS answers', async () => {
      const credentials = await issue({ durationSeconds: 7200 })
      expect(credentials.accessKeyId).toBe('ASIAEXAMPLE')
      expect(credentials.secretAccessKey.reveal()).toBe('secret+/=')
      expect(credentials.sessionToken.reveal()).toBe('session-token')
      expect(credentials.expiresAt).toEqual(new Date('2026-11-25T10:00:00Z'))
      expect(credentials.packedPolicySize).toBe(3)
      expect(credentials.omittedTags).toBeUndefined()
    })

    it('names the person as role session and source identity', async () => {
      const credentials = await issue()
      expect(credentials.sourceIdentity).toMatch(/^ana@corp\.example=[A-Z2-7]{16}$/)
      expect(credentials.assumedRoleArn).toBe(
        `arn:aws:sts::111122223333:assumed-role/Developer/${credentials.sourceIdentity}`,
      )
    })

    it('gives hostile attribute values a valid session and says which tags are missing', async () => {
      const credentials = await keysOfEve()
      expect(credentials.omittedTags).toEqual(['email (unverified)', 'team (refused by AWS)'])
      expect(credentials.sourceIdentity).toMatch(/^[\w+=,.@-]{2,64}$/)
    })

    it('is not believed when it signs with a key that was never published', async () => {
      await expect(methodOfStranger.issue(makeIssueRequest())).rejects.toMatchObject({ code: 'sts_token_rejected' })
      expect(sts.calls).toHaveLength(1)
    })

    it('sends the session policy as it is, and none for the whole role', async () => {
      const policy = '{"Version":"2012-10-17","Statement":[]}'
      const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
      await issue({ sessionPolicy: { policy, policyArns: [arn] } })
      await issue({ sessionPolicy: { policy: null, policyArns: [arn] } })
      await issue()
      const sent = sts.calls.map(({ form }) => [form.get('Policy'), form.get('PolicyArns.member.1.arn')])
      expect(sent).toEqual([
        [policy, arn],
        [null, arn],
        [null, null],
      ])
    })

    it('never sends the same assertion twice', async () => {
      await issue()
      await issue()
      const [first, second] = sts.calls.map(({ form }) => form.get('WebIdentityToken') ?? form.get('SAMLAssertion'))
      expect(first).not.toBe(second)
    })

    it.each([899, 14_401, 900.5, Number.NaN])('asks nothing of AWS for a duration of %s seconds', async (seconds) => {
      await expect(issue({ durationSeconds: seconds })).rejects.toMatchObject({ code: 'request_malformed' })
      expect(sts.calls).toHaveLength(0)
    })

    it('asks exactly once when AWS denies, and names the tags it did not send', async () => {
      sts.script({ error: 'AccessDenied', status: 403 })
      await expect(keysOfEve()).rejects.toMatchObject({
        code: 'sts_denied',
        details: { awsCode: 'AccessDenied', omittedTags: 'email (unverified), team (refused by AWS)' },
      })
      expect(sts.calls).toHaveLength(1)
    })

    it('asks exactly once when tags and policies are too large', async () => {
      sts.script({ error: 'PackedPolicyTooLarge', status: 400 })
      const sessionPolicy = { policy: '{}', policyArns: [] }
      await expect(issue({ sessionPolicy })).rejects.toMatchObject({ code: 'sts_policy_too_large' })
      expect(sts.calls).toHaveLength(1)
    })

    it('sends the same request again after throttling', async () => {
      sts.script({ error: 'Throttling', status: 400, message: 'Rate exceeded' })
      await issue()
      const [first, second] = sts.calls.map(({ form }) => form.toString())
      expect(first).toBe(second)
    })

    it('refuses credentials for another session than the one it asked for', async () => {
      sts.script({ body: foreignAnswer(kind), status: 200 })
      await expect(issue()).rejects.toMatchObject({ code: 'sts_unreachable' })
    })
  })
}

const eve = makeIdentity({
  subject: '"><script>alert(1)</script>\u0000\r\n]]>&',
  name: '<b>eve</b>',
  email: 'ana@corp.example',
  emailVerified: false,
  attributes: [{ name: 'team', values: ['</saml:AttributeValue><x/>'] }],
})

function foreignAnswer(kind: FederationKind): string {
  const operation = kind === 'saml' ? 'AssumeRoleWithSAML' : 'AssumeRoleWithWebIdentity'
  return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>
    <AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/Admin/eve</Arn></AssumedRoleUser>
    <Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>B</SecretAccessKey><SessionToken>C</SessionToken>
    <Expiration>2026-11-25T10:00:00Z</Expiration></Credentials><SourceIdentity>eve</SourceIdentity>
    </${operation}Result></${operation}Response>`
}
