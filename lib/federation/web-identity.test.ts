import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import type { SigningKey } from '../domain/signing-key'
import { makeAwsConfig, makeEntitlement, makeIdentity, makeIssueRequest, makeTrusts } from './issue.fixture'
import { databaseKeys } from './issuer-keys'
import { makeSigningKey, ringOf } from './key.fixture'
import { describeFederationMethod } from './method.contract'
import type { Sts } from './sts-port'
import { createWebIdentity } from './web-identity'

describeFederationMethod('web-identity')

describe('the token', () => {
  async function tokensOf(
    request = makeIssueRequest(),
    key?: SigningKey,
    transitiveTags: readonly string[] = [],
  ): Promise<readonly string[]> {
    const tokens: string[] = []
    const refuse = () => Promise.reject(new BrevetError('sts_denied'))
    const sts: Sts = {
      assumeRoleWithSaml: refuse,
      assumeRole: refuse,
      getFederationToken: refuse,
      getSessionToken: refuse,
      getCallerIdentity: refuse,
      assumeRoleWithWebIdentity: ({ webIdentityToken }) => {
        tokens.push(webIdentityToken.reveal())
        return refuse()
      },
    }
    const aws = { ...makeAwsConfig(null, { sessionTags: { team: 'attributes.team' } }), transitiveTags }
    const keys = databaseKeys(ringOf(key ?? (await makeSigningKey('oidc-issuer'))))
    const method = createWebIdentity({
      aws,
      trusts: makeTrusts(),
      keys,
      sts,
      now: () => new Date('2026-11-25T08:00:00.789Z'),
    })
    await expect(method.issue(request)).rejects.toThrow()
    return tokens
  }

  it('says exactly what AWS reads, for five minutes', async () => {
    const key = await makeSigningKey('oidc-issuer')
    const [token = ''] = await tokensOf(makeIssueRequest(), key)
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: key.id, typ: 'JWT' })
    expect(decodeJwt(token)).toEqual({
      iss: 'https://brevet.example',
      aud: 'sts.amazonaws.com',
      sub: 'user:corp:00u1ana',
      iat: 1795593600,
      nbf: 1795593600,
      exp: 1795593900,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'https://aws.amazon.com/tags': { principal_tags: { team: ['payments'] } },
      'https://aws.amazon.com/source_identity': expect.stringMatching(/^ana@corp\.example=/),
      'https://aws.amazon.com/roles': ['arn:aws:iam::111122223333:role/team/Developer'],
    })
  })

  it('names the tags that the next role inherits, as far as it has them', async () => {
    const [token = ''] = await tokensOf(makeIssueRequest(), undefined, ['team', 'email'])
    expect(decodeJwt(token)['https://aws.amazon.com/tags']).toEqual({
      principal_tags: { team: ['payments'] },
      transitive_tag_keys: ['team'],
    })
  })

  it('carries no tags claim without tags, and never the groups', async () => {
    const identity = makeIdentity({ attributes: [] })
    const [token = ''] = await tokensOf(makeIssueRequest({ identity }))
    const claims = decodeJwt(token)
    expect(claims).not.toHaveProperty('https://aws.amazon.com/tags')
    expect(JSON.stringify(claims)).not.toContain('platform')
  })

  it('is not minted for a role outside the entitlement’s account', async () => {
    const entitlement = makeEntitlement()
    const account = { ...entitlement.account, id: '999988887777' }
    expect(await tokensOf(makeIssueRequest({ entitlement: { ...entitlement, account } }))).toEqual([])
  })
})
