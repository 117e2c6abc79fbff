import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discoveryPath, keysPath, unusedPort } from '../fixture/issuer'
import { accountId, refusalOf } from '../fixture/simulator'
import { audience, startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

const noKey = {
  code: 'InvalidIdentityToken',
  status: 400,
  message:
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
}

describe('verification keys of an issuer', () => {
  let stage: WebIdentityStage
  beforeEach(async () => {
    stage = await startWebIdentityStage()
  })
  afterEach(() => stage.close())

  it('are fetched once and kept', async () => {
    await stage.assume()
    await stage.assume()
    expect(stage.issuer.requests).toEqual([discoveryPath, keysPath])
  })

  it('are fetched again for an unknown key id, so that a rotation is seen at once', async () => {
    await stage.assume()
    await stage.issuer.rotate('key-2')
    expect((await stage.assume()).Audience).toBe(audience)
    expect(stage.issuer.requests).toHaveLength(4)
  })

  it.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'])('verify %s', async (algorithm) => {
    await stage.issuer.rotate('other', algorithm)
    expect((await stage.assume()).Audience).toBe(audience)
  })

  it.each(['PS256', 'EdDSA'])('do not verify %s', async (algorithm) => {
    await stage.issuer.rotate('other', algorithm)
    expect(await refusalOf(stage.assume())).toMatchObject({ code: noKey.code, status: 400 })
  })

  it('do not verify a token of another key with the same id', async () => {
    const [published] = stage.issuer.keys()
    await stage.issuer.rotate('key-1')
    stage.issuer.answer(keysPath, { status: 200, body: { keys: [published] } })
    expect(await refusalOf(stage.assume())).toMatchObject({ code: noKey.code, message: 'Token signature invalid' })
  })

  it('do not verify text that is no token, or a token without key id', async () => {
    const malformed = await refusalOf(stage.assume({ WebIdentityToken: 'no.token.here' }))
    expect(malformed.message).toMatch(/^The ID Token provided is not a valid JWT/)
    const token = await stage.issuer.sign({ iss: stage.issuer.url, aud: audience, sub: 'subject' }, { kid: '' })
    expect((await refusalOf(stage.assume({ WebIdentityToken: token }))).code).toBe(noKey.code)
  })

  it.each([
    ['discovery is an error', discoveryPath, { status: 500, body: {} }],
    ['discovery redirects', discoveryPath, { status: 302, body: {} }],
    ['discovery names another issuer', discoveryPath, { status: 200, body: { issuer: 'https://evil.example' } }],
    ['the key set is missing', keysPath, { status: 404, body: {} }],
    ['the key set is no object', keysPath, { status: 200, body: [] }],
    ['the key set lacks the key', keysPath, { status: 200, body: { keys: [] } }],
  ])('cannot be had when %s', async (_, path, answer) => {
    stage.issuer.answer(path, answer)
    expect(await refusalOf(stage.assume())).toEqual(noKey)
  })

  it.each([
    ['without a key id', { kid: undefined }],
    ['with key_ops', { key_ops: ['verify'] }],
    ['with a certificate of another key', { x5c: ['AAAA'] }],
  ])('are ignored %s', async (_, change) => {
    const keys = stage.issuer.keys().map((key) => ({ ...key, ...change }))
    stage.issuer.answer(keysPath, { status: 200, body: { keys } })
    expect(await refusalOf(stage.assume())).toEqual(noKey)
  })

  it('are useless when there are more than 100 of their type, while the other type still works', async () => {
    const [key] = stage.issuer.keys()
    const many = Array.from({ length: 100 }, (_, n) => ({ ...key, kid: `more-${n}` }))
    stage.issuer.answer(keysPath, { status: 200, body: { keys: [key, ...many] } })
    expect(await refusalOf(stage.assume())).toEqual(noKey)
    await stage.issuer.rotate('rsa', 'RS256')
    stage.issuer.answer(keysPath, { status: 200, body: { keys: [key, ...many, ...stage.issuer.keys()] } })
    expect((await stage.assume()).Audience).toBe(audience)
  })

  it('cannot be had from an issuer that takes longer than five seconds', async () => {
    stage.issuer.answer(discoveryPath, { status: 200, body: {}, delayMilliseconds: 6000 })
    expect(await refusalOf(stage.assume())).toEqual(noKey)
  })

  it('cannot be had from an issuer that is not there: a communication error', async () => {
    const url = `http://localhost:${await unusedPort()}`
    stage.simulator.registry.registerOidcProvider({ accountId, url, clientIds: [audience] })
    const refusal = await refusalOf(stage.assume({ WebIdentityToken: await stage.token({ iss: url }) }))
    expect(refusal).toMatchObject({ code: 'IDPCommunicationError', status: 400 })
  })

  it('cannot be had with a stray security token in the request', async () => {
    const token = await stage.token()
    const body = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: `arn:aws:iam::${accountId}:role/team/Developer`,
      RoleSessionName: 'ana',
      WebIdentityToken: token,
    })
    const response = await fetch(stage.simulator.url, {
      method: 'POST',
      body,
      headers: { 'x-amz-security-token': 'stray' },
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('retrieve verification key from your identity provider,  please')
  })
})
