import { describe, expect, it } from 'vitest'
import type { Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import { companyProof } from './company.fixture'
import { createIdToken } from './id-token'
import { makeAwsConfig, makeIssueRequest, makeTrusts } from './issue.fixture'
import { makeSigningKey, ringOf } from './key.fixture'
import { describeFederationMethod } from './method.contract'
import { entitlementBy, readBuckets } from './method.profile.fixture'
import type { Sts } from './sts-port'

describeFederationMethod('id-token')

describe('the exchange of an ID token', () => {
  type Call = Parameters<Sts['assumeRoleWithWebIdentity']>[0]

  function issueWith(proof: Proof, entitlement = entitlementBy('id-token')) {
    const calls: Call[] = []
    const asked = new Error('AWS was asked')
    const sts = {
      assumeRoleWithWebIdentity: async (call: Call) => {
        calls.push(call)
        throw asked
      },
    } as Partial<Sts> as Sts
    const method = createIdToken({ aws: makeAwsConfig(null), trusts: makeTrusts(), sts })
    const issued = method.issue(makeIssueRequest({ entitlement, proof: async () => proof }))
    return issued.then(
      () => ({ error: null, calls }),
      (error: unknown) => ({ error, calls }),
    )
  }

  it('names the session after our identity, and keeps the session policy of the role', async () => {
    const proof = await companyProof(ringOf(await makeSigningKey('oidc-issuer')))
    const { role } = entitlementBy('id-token')
    const narrowed = entitlementBy('id-token', { role: { ...role, sessionPolicy: readBuckets } })
    const { calls } = await issueWith(proof, narrowed)
    expect(calls).toMatchObject([
      {
        roleArn: role.arn,
        roleSessionName: expect.stringMatching(/^ana@corp\.example=[A-Z2-7]{16}$/),
        webIdentityToken: proof.idToken,
        sessionPolicy: readBuckets,
      },
    ])
  })

  it('asks nothing of AWS for somebody whose sign-in left no ID token', async () => {
    const nameId = { value: 'u', format: null, nameQualifier: null, spNameQualifier: null }
    const { error, calls } = await issueWith({
      kind: 'saml',
      assertionId: '_a',
      assertion: secret('<Assertion/>'),
      nameId,
      sessionIndex: null,
      expiresAt: new Date(),
    })
    expect(error).toMatchObject({ code: 'proof_missing' })
    expect(calls).toEqual([])
  })
})
