import { createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { jwks } from './issuer-documents'
import type { IssuerKeys } from './issuer-keys'
import { createKms } from './kms'
import { type KmsStandIn, startKms } from './kms.fixture'
import { kmsKey } from './kms-key'

const region = 'eu-west-1'
let kms: KmsStandIn
beforeAll(async () => {
  kms = await startKms()
})
afterAll(() => kms.stop())
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'the secret of the broker')
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
})
afterEach(() => {
  vi.unstubAllEnvs()
  kms.failWith(null)
  kms.calls.length = 0
})

function open(arn: string): IssuerKeys {
  const place = { arn, region, endpoint: kms.endpoint }
  return kmsKey({ kind: 'kms', arn, region }, createKms(place))
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A token of the key, made as a token toward AWS is. */
async function tokenOf(keys: IssuerKeys, claims: object = {}): Promise<string> {
  const key = await keys.current()
  const input = `${encoded({ alg: key.algorithm, kid: key.id })}.${encoded({ sub: 'ana', ...claims })}`
  return `${input}.${(await key.sign(input)).toString('base64url')}`
}

describe('a key in AWS KMS', () => {
  it.each([
    ['P-256', 'ES256'],
    ['rsa', 'RS256'],
  ] as const)('on %s signs tokens of %s that its published key verifies', async (kind, algorithm) => {
    const keys = open(kms.create(kind))
    const [published] = await keys.published()
    const { payload, protectedHeader } = await jwtVerify(
      await tokenOf(keys),
      createPublicKey(published?.publicKey ?? ''),
      { algorithms: [algorithm] },
    )
    expect([payload.sub, protectedHeader.kid]).toEqual(['ana', published?.id])
    const [jwk] = (await jwks(keys)).keys
    expect(jwk).toMatchObject({ kid: published?.id, alg: algorithm, use: 'sig' })
    expect(JSON.stringify(jwk)).not.toMatch(/"(?:d|p|q|dp|dq|qi)"/)
  })

  it('signs a token that is longer than KMS takes, by its digest', async () => {
    const keys = open(kms.create('rsa'))
    const token = await tokenOf(keys, { tags: 'x'.repeat(5000) })
    const [published] = await keys.published()
    await expect(jwtVerify(token, createPublicKey(published?.publicKey ?? ''))).resolves.toBeDefined()
    expect(kms.calls).toEqual(['GetPublicKey', 'Sign DIGEST'])
  })

  it('is asked for its public half once, also by many at once', async () => {
    const keys = open(kms.create('P-256'))
    await Promise.all([keys.published(), keys.current(), tokenOf(keys), tokenOf(keys)])
    await keys.published()
    expect(kms.calls.filter((call) => call === 'GetPublicKey')).toHaveLength(1)
    expect(kms.calls.filter((call) => call === 'Sign RAW')).toHaveLength(2)
  })

  it.each([
    ['AccessDeniedException', 'denied'],
    ['NotFoundException', 'not_found'],
    ['DisabledException', 'disabled'],
    ['KMSInvalidStateException', 'disabled'],
    ['UnrecognizedClientException', 'credentials_rejected'],
    ['SomethingNewException', 'network'],
  ])(
    'that fails with %s says %s, and nothing of what AWS wrote; it is asked again the next time',
    async (code, reason) => {
      const keys = open(kms.create('P-256'))
      kms.failWith(code)
      const error = await keys.current().catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'issuer_key_unavailable', details: { region, reason } })
      expect(JSON.stringify(error) + String(error)).not.toContain('canary')
      kms.failWith(null)
      await expect(keys.current()).resolves.toBeDefined()
    },
  )

  it('that does not answer in time is out of reach', async () => {
    const keys = open(kms.create('P-256'))
    const key = await keys.current()
    kms.failWith('hang')
    const started = performance.now()
    await expect(key.sign('input')).rejects.toMatchObject({
      code: 'issuer_key_unavailable',
      details: { reason: 'timeout' },
    })
    expect(performance.now() - started).toBeLessThan(4500)
  })

  it.each([
    ['is not there', () => arnOfNobody, 'not_found'],
    ['encrypts', () => kms.create('rsa', 'ENCRYPT_DECRYPT'), 'unusable'],
    ['is on another curve', () => kms.create('P-384'), 'unusable'],
  ])('that %s is refused as %s', async (_, arn, reason) => {
    await expect(open(arn()).published()).rejects.toMatchObject({ code: 'issuer_key_unavailable', details: { reason } })
  })
})

const arnOfNobody = 'arn:aws:kms:eu-west-1:111122223333:key/ffffffff-0000-4000-8000-000000000000'
