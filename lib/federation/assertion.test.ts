import { describe, expect, it } from 'vitest'
import type { AwsAnswer, Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import { createAssertion } from './assertion'
import { companyProof, companyProviderArn } from './company.fixture'
import { makeAwsConfig, makeIssueRequest, makeTrusts } from './issue.fixture'
import { makeSigningKey, ringOf } from './key.fixture'
import { describeFederationMethod } from './method.contract'
import { entitlementBy, readBuckets } from './method.profile.fixture'
import { longestSessionSeconds } from './own-assertion'
import type { Sts } from './sts-port'

describeFederationMethod('assertion')

const roleArn = 'arn:aws:iam::111122223333:role/team/Developer'

function answer(attributes: Readonly<Record<string, readonly string[]>>, sessionEndsBy: Date | null = null): AwsAnswer {
  return {
    kind: 'aws',
    samlResponse: secret('PHNhbWxwOlJlc3BvbnNlLz4='),
    issuedAt: new Date('2026-11-25T07:59:00Z'),
    expiresAt: new Date('2026-11-25T08:04:00Z'),
    sessionEndsBy,
    attributes: Object.entries(attributes).map(([name, values]) => ({
      name: `https://aws.amazon.com/SAML/Attributes/${name}`,
      values,
    })),
  }
}

const good = { Role: [`${roleArn},${companyProviderArn}`], RoleSessionName: ['ana.example'] }

describe('the exchange of a person’s own assertion', () => {
  type Call = Parameters<Sts['assumeRoleWithSaml']>[0]

  async function issueWith(
    proof: Proof | AwsAnswer,
    said: Partial<Record<'sessionName' | 'sourceIdentity', string>> = {},
  ) {
    const calls: Call[] = []
    const { sessionName = 'ana.example', sourceIdentity = null } = said
    const sts = {
      assumeRoleWithSaml: async (call: Call) => {
        calls.push(call)
        return {
          accessKeyId: 'ASIAEXAMPLE',
          secretAccessKey: secret('x'),
          sessionToken: secret('y'),
          expiresAt: new Date(),
          assumedRoleArn: `arn:aws:sts::111122223333:assumed-role/Developer/${sessionName}`,
          sourceIdentity,
          packedPolicySize: null,
        }
      },
    } as Partial<Sts> as Sts
    const method = createAssertion({ aws: makeAwsConfig(null), trusts: makeTrusts(), sts })
    const { role } = entitlementBy('assertion')
    const entitlement = entitlementBy('assertion', { role: { ...role, sessionPolicy: readBuckets } })
    const outcome = await method.issue(makeIssueRequest({ entitlement, proof: async () => proof })).then(
      () => 'issued',
      (error: { readonly code: string; readonly details: object }) => error.code,
    )
    return { outcome, calls }
  }

  it('sends what was posted, to the role and provider that it names, within the role’s session policy', async () => {
    const own = answer(good)
    const { outcome, calls } = await issueWith(own)
    expect(outcome).toBe('issued')
    expect(calls).toEqual([
      {
        roleArn,
        principalArn: companyProviderArn,
        samlAssertion: own.samlResponse,
        durationSeconds: 3600,
        sessionPolicy: readBuckets,
      },
    ])
  })

  it.each([
    ['in the other order', [`${companyProviderArn},${roleArn}`]],
    ['with spaces', [` ${roleArn} , ${companyProviderArn} `]],
    ['among others', ['arn:aws:iam::111122223333:role/Other,arn:aws:iam::111122223333:saml-provider/x', good.Role[0]]],
  ])('finds the pair %s', async (_how, roles) => {
    const { calls } = await issueWith(answer({ ...good, Role: roles.flatMap((role) => role ?? []) }))
    expect(calls).toMatchObject([{ principalArn: companyProviderArn }])
  })

  it.each([
    ['nothing', []],
    ['another role', [`arn:aws:iam::111122223333:role/Developer,${companyProviderArn}`]],
    ['the role alone', [roleArn]],
    ['the role with a provider of another account', [`${roleArn},arn:aws:iam::999988887777:saml-provider/company`]],
    ['the role with what is no provider', [`${roleArn},arn:aws:iam::111122223333:oidc-provider/company`]],
    ['a third part', [`${roleArn},${companyProviderArn},${roleArn}`]],
    ['the role in other case', [`${roleArn.toUpperCase()},${companyProviderArn}`]],
  ])('asks nothing of AWS where the assertion names %s', async (_what, Role) => {
    expect(await issueWith(answer({ ...good, Role }))).toEqual({ outcome: 'assertion_without_role', calls: [] })
  })

  it('takes no session of another name than the provider’s, nor of another source identity', async () => {
    expect((await issueWith(answer(good), { sessionName: 'eve' })).outcome).toBe('sts_unreachable')
    const own = answer({ ...good, SourceIdentity: ['ana'] })
    expect((await issueWith(own, { sourceIdentity: 'eve' })).outcome).toBe('sts_unreachable')
    expect((await issueWith(own, { sourceIdentity: 'ana' })).outcome).toBe('issued')
  })

  it('asks nothing of AWS for somebody whose company gave no answer for AWS', async () => {
    const proof = await companyProof(ringOf(await makeSigningKey('oidc-issuer')))
    expect(await issueWith(proof)).toEqual({ outcome: 'proof_missing', calls: [] })
  })
})

describe('the longest session of an assertion', () => {
  const now = new Date('2026-11-25T08:00:00Z')
  const ends = (seconds: number) => new Date(now.getTime() + seconds * 1000)

  it.each([
    ['nothing', answer(good), null],
    ['SessionDuration', answer({ ...good, SessionDuration: ['7200'] }), 7200],
    ['SessionNotOnOrAfter', answer(good, ends(5400)), 5400],
    ['the shorter of both', answer({ ...good, SessionDuration: ['7200'] }, ends(5400)), 5400],
    ['900 s where the session ends sooner: AWS cuts the rest', answer(good, ends(60)), 900],
    ['nothing that is no number', answer({ ...good, SessionDuration: ['1h'] }), null],
  ])('follows from %s', (_what, own, seconds) => {
    expect(longestSessionSeconds(own, now)).toBe(seconds)
  })
})
