import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FederationKind, federationTraits } from '../domain/federation-kind'
import type { AwsAnswer, Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import {
  type CompanyKeys,
  companyClient,
  companyIssuer,
  companyProviderArn,
  handedOn,
  ownAnswerFor,
} from './company.fixture'
import { makeAwsConfig, makeIdentity, makeIssueRequest, makeTrusts } from './issue.fixture'
import { jwks } from './issuer-documents'
import { databaseKeys } from './issuer-keys'
import { makeSigningKey, ringOf } from './key.fixture'
import type { FederationMethod, IssueRequest } from './method'
import { brokerKeys, entitlementBy, mfaCode, profiles, userConfig, userKeys } from './method.profile.fixture'
import { createMethods } from './methods'
import { samlIdpMetadata } from './saml-metadata'
import { createSts } from './sts'
import { type StsFixture, startSts } from './sts.fixture'

const now = () => new Date('2026-11-25T08:00:00Z')

/** The rules that every federation method keeps, against an STS that judges as AWS does. */
export function describeFederationMethod(kind: FederationKind): void {
  describe(`the federation method ${kind}`, () => {
    const profile = profiles[kind]
    let sts: StsFixture
    let method: FederationMethod
    let ownAnswer: Proof | AwsAnswer
    let methodOfStranger: FederationMethod

    beforeAll(async () => {
      const issuer = databaseKeys(ringOf(await makeSigningKey('oidc-issuer'), await makeSigningKey('oidc-issuer')))
      const samlIdp = ringOf(await makeSigningKey('saml-idp'), await makeSigningKey('saml-idp'))
      const company = await makeCompanyKeys()
      ownAnswer = await ownAnswerFor(kind, company)
      const { webIdentity, saml } = makeAwsConfig(null)
      const signOnUrl = 'https://brevet.example/'
      sts = await startSts({
        ...webIdentity,
        jwks: () => jwks(issuer),
        company: { issuer: companyIssuer, clientId: companyClient, jwks: () => jwks(company.oidc) },
        samlProviders: [
          {
            arn: 'arn:aws:iam::111122223333:saml-provider/brevet',
            metadata: () => samlIdpMetadata({ entityId: saml.entityId, signOnUrl, ring: samlIdp }),
          },
          {
            arn: companyProviderArn,
            metadata: () => samlIdpMetadata({ entityId: companyIssuer, signOnUrl, ring: company.saml }),
          },
        ],
        callers: [brokerKeys, userKeys],
        externalId: makeTrusts().externalId,
        now,
      })
      const aws = makeAwsConfig(sts.endpoint)
      const methodWith = (keys: Parameters<typeof createMethods>[0]['keys'], userSecret = userKeys.secretAccessKey) => {
        const trusts = makeTrusts({ user: userConfig(userSecret) })
        const clock = () => new Date()
        const found = createMethods({ aws, trusts, keys, sts: createSts(aws.sts, { now: clock }), now }).get(kind)
        if (!found) throw new Error(`no method ${kind}`)
        return found
      }
      method = methodWith({ issuer, samlIdp })
      const strangers = {
        issuer: databaseKeys(ringOf(await makeSigningKey('oidc-issuer'))),
        samlIdp: ringOf(await makeSigningKey('saml-idp')),
      }
      methodOfStranger = methodWith(strangers, 'a guessed secret')
    })
    beforeEach(() => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', brokerKeys.accessKeyId)
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', brokerKeys.secretAccessKey)
      sts.reset()
    })
    afterAll(() => {
      vi.unstubAllEnvs()
      return sts.stop()
    })

    const requestFor = (changes: Partial<IssueRequest> = {}) =>
      makeIssueRequest({
        entitlement: entitlementBy(kind),
        mfaCode: secret(mfaCode),
        proof: async () => ownAnswer,
        ...changes,
      })
    const issue = (changes: Partial<IssueRequest> = {}) => method.issue(requestFor(changes))
    const keysOfEve = () => issue({ identity: eve })
    const exchanges = () => sts.calls.filter(({ action }) => action !== 'GetCallerIdentity')

    it('is registered under its own kind, with what AWS grants it', () => {
      expect(method).toMatchObject({ kind })
      const { maxSessionSeconds, opensConsole, consoleSession } = federationTraits[kind]
      expect(method).toMatchObject({ maxSessionSeconds, opensConsole, consoleSession })
    })

    it('hands out the credentials and the expiry that AWS answers', async () => {
      const credentials = await issue({ durationSeconds: 7200 })
      expect(credentials.accessKeyId).toBe('ASIAEXAMPLE')
      expect(credentials.secretAccessKey.reveal()).toBe('secret+/=')
      expect(credentials.sessionToken.reveal()).toBe('session-token')
      expect(credentials.expiresAt).toEqual(new Date('2026-11-25T10:00:00Z'))
      expect(credentials.omittedTags).toBeUndefined()
      expect(exchanges().map(({ action }) => action)).toEqual([profile.operation])
    })

    const { holder } = profile
    if (holder) {
      it('names the person to AWS', async () => {
        const credentials = await issue()
        expect(credentials.assumedRoleArn).toMatch(holder.arn)
        const name = credentials.assumedRoleArn.split('/').at(-1)
        expect(credentials.sourceIdentity).toBe(holder.hasSourceIdentity ? name : null)
        expect(credentials.packedPolicySize).toBe(3)
      })

      it('refuses credentials for another session than the one it asked for', async () => {
        sts.script({ body: foreignAnswer(profile.operation), status: 200 })
        await expect(issue()).rejects.toMatchObject({ code: 'sts_unreachable' })
      })
    }

    if (profile.hasTags) {
      it('gives hostile attribute values a valid session and says which tags are missing', async () => {
        const credentials = await keysOfEve()
        expect(credentials.omittedTags).toEqual(['email (unverified)', 'team (refused by AWS)'])
        expect(credentials.assumedRoleArn).toMatch(/\/[\w+=,.@-]{2,64}$/)
      })

      it('names the tags that it did not send when AWS denies', async () => {
        sts.script({ error: 'AccessDenied', status: 403 })
        await expect(keysOfEve()).rejects.toMatchObject({
          code: 'sts_denied',
          details: { awsCode: 'AccessDenied', omittedTags: 'email (unverified), team (refused by AWS)' },
        })
      })
    }

    if (profile.vouchesBy === 'provider') {
      it('hands on the provider’s answer as it is, and nothing that somebody else signed', async () => {
        await issue()
        const form = sts.calls[0]?.form
        expect(form?.get('WebIdentityToken') ?? form?.get('SAMLAssertion')).toBe(handedOn(ownAnswer))
        const forged = await ownAnswerFor(kind, await makeCompanyKeys())
        await expect(issue({ proof: async () => forged })).rejects.toMatchObject({ code: 'sts_token_rejected' })
        expect(sts.calls).toHaveLength(2)
      })
    } else if (profile.vouchesBy === 'fresh-proof') {
      it('is not believed when it signs with a key that was never published', async () => {
        await expect(methodOfStranger.issue(requestFor())).rejects.toMatchObject({ code: 'sts_token_rejected' })
        expect(sts.calls).toHaveLength(1)
      })

      it('never sends the same assertion twice', async () => {
        await issue()
        await issue()
        const [first, second] = sts.calls.map(({ form }) => form.get('WebIdentityToken') ?? form.get('SAMLAssertion'))
        expect(first).not.toBe(second)
      })
    } else {
      it('is not believed when it signs with a secret that is not the key’s', async () => {
        vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a guessed secret')
        await expect(methodOfStranger.issue(requestFor())).rejects.toMatchObject({ code: 'aws_credentials_rejected' })
        expect(sts.calls).toHaveLength(1)
      })
    }

    // GetSessionToken takes none, and GetFederationToken always has the role's own: their tests say how that is narrowed.
    if (kind !== 'session-token' && kind !== 'federation-token') {
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
    }

    it.each([899, 14_401, 900.5, Number.NaN])('asks nothing of AWS for a duration of %s seconds', async (seconds) => {
      await expect(issue({ durationSeconds: seconds })).rejects.toMatchObject({ code: 'request_malformed' })
      expect(sts.calls).toHaveLength(0)
    })

    it('asks exactly once when AWS denies', async () => {
      sts.script({ error: 'AccessDenied', status: 403 })
      await expect(issue()).rejects.toMatchObject({ code: 'sts_denied', details: { awsCode: 'AccessDenied' } })
      expect(exchanges()).toHaveLength(1)
    })

    it('asks exactly once when tags and policies are too large', async () => {
      sts.script({ error: 'PackedPolicyTooLarge', status: 400 })
      await expect(issue()).rejects.toMatchObject({ code: 'sts_policy_too_large' })
      expect(exchanges()).toHaveLength(1)
    })

    it('sends the same request again after throttling, unless it carries a one-time code', async () => {
      sts.script({ error: 'Throttling', status: 400, message: 'Rate exceeded' })
      if (profile.isOneShot) {
        await expect(issue()).rejects.toMatchObject({ code: 'sts_throttled' })
        return expect(exchanges()).toHaveLength(1)
      }
      await issue()
      const [first, second] = exchanges().map(({ form }) => form.toString())
      expect(first).toBe(second)
    })
  })
}

async function makeCompanyKeys(): Promise<CompanyKeys> {
  return { oidc: ringOf(await makeSigningKey('oidc-issuer')), saml: ringOf(await makeSigningKey('saml-idp')) }
}

const eve = makeIdentity({
  subject: '"><script>alert(1)</script>\u0000\r\n]]>&',
  name: '<b>eve</b>',
  email: 'ana@corp.example',
  emailVerified: false,
  attributes: [{ name: 'team', values: ['</saml:AttributeValue><x/>'] }],
})

function foreignAnswer(operation: string): string {
  return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>
    <AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/Admin/eve</Arn></AssumedRoleUser>
    <FederatedUser><FederatedUserId>111122223333:eve</FederatedUserId><Arn>arn:aws:sts::111122223333:federated-user/eve</Arn></FederatedUser>
    <Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>B</SecretAccessKey><SessionToken>C</SessionToken>
    <Expiration>2026-11-25T10:00:00Z</Expiration></Credentials><SourceIdentity>eve</SourceIdentity>
    </${operation}Result></${operation}Response>`
}
