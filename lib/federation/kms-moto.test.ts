/** Keys of a KMS that others wrote, where it is on the machine: our wire format is not only read by ourselves. */
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { jwks } from './issuer-documents'
import { createIssuerKeys } from './issuer-keys'
import { isMotoInstalled, startMoto } from './moto.fixture'

const region = 'eu-west-1'
const unused = () => Promise.reject(new Error('nothing is in the database here'))
const ring = { current: unused, published: unused }
const inKms = (arn: string) => ({ kind: 'kms', arn, region }) as const

/** Makes a key as its administrator does; gives its ARN. moto reads the region from the signature, and checks nothing else of it. */
async function makeKey(endpoint: string, KeySpec: string, KeyUsage = 'SIGN_VERIFY'): Promise<string> {
  const scope = `AKIAEXAMPLE/20260301/${region}/kms/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const headers = { 'x-amz-target': 'TrentService.CreateKey', authorization }
  const body = JSON.stringify({ KeySpec, KeyUsage })
  const { KeyMetadata } = await (await fetch(endpoint, { method: 'POST', headers, body })).json()
  return KeyMetadata.Arn
}

if (isMotoInstalled) {
  describe('a KMS that others wrote', () => {
    let moto: Awaited<ReturnType<typeof startMoto>>
    beforeAll(async () => {
      moto = await startMoto()
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'the secret of the broker')
      vi.stubEnv('AWS_ENDPOINT_URL_KMS', moto.endpoint)
    }, 60_000)
    afterAll(() => {
      vi.unstubAllEnvs()
      moto.stop()
    })

    it.each([
      ['ECC_NIST_P256', 'ES256'],
      ['RSA_2048', 'RS256'],
    ])('signs with a key of %s tokens of %s that the published keys verify, also the next key', async (spec, alg) => {
      const [first, next] = [await makeKey(moto.endpoint, spec), await makeKey(moto.endpoint, 'ECC_NIST_P256')]
      const keys = createIssuerKeys([inKms(first), inKms(next)], ring)
      const key = await keys.current()
      const parts = [{ alg: key.algorithm, kid: key.id }, { sub: 'ana' }]
      const input = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
      const token = `${input}.${(await key.sign(input)).toString('base64url')}`
      const published = await jwks(keys)
      expect(published.keys).toHaveLength(2)
      const verified = await jwtVerify(token, createLocalJWKSet(published as JSONWebKeySet))
      expect([verified.payload.sub, verified.protectedHeader.alg]).toEqual(['ana', alg])
    })

    it('has a key of another use and one that is gone, and each is said', async () => {
      const symmetric = await makeKey(moto.endpoint, 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT')
      const gone = symmetric.replace(/[0-9a-f]{12}$/, '000000000000')
      for (const arn of [symmetric, gone]) {
        const keys = createIssuerKeys([inKms(arn)], ring)
        await expect(keys.published()).rejects.toMatchObject({ code: 'issuer_key_unavailable' })
      }
    })
  })
} else {
  it.todo('moto_server is not on this machine: KMS is checked against our own stand-in only')
}
