import { createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createIssuerKeys, databaseKeys } from './issuer-keys'
import { makeSigningKey, ringOf } from './key.fixture'
import { type KmsStandIn, startKms } from './kms.fixture'

describe('the issuer’s keys', () => {
  let kms: KmsStandIn
  beforeAll(async () => {
    kms = await startKms()
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.endpoint)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'the secret of the broker')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    kms.stop()
  })
  const inKms = (arn: string) => ({ kind: 'kms', arn, region: 'eu-west-1' }) as const
  const database = { kind: 'database' } as const

  it('of the database sign as their algorithm asks, and show no private half', async () => {
    for (const use of ['oidc-issuer', 'saml-idp'] as const) {
      const made = await makeSigningKey(use)
      const keys = databaseKeys(ringOf(made))
      const key = await keys.current()
      const input = `${Buffer.from(JSON.stringify({ alg: key.algorithm })).toString('base64url')}.e30`
      const token = `${input}.${(await key.sign(input)).toString('base64url')}`
      await expect(jwtVerify(token, createPublicKey(made.publicKey))).resolves.toBeDefined()
      expect(Object.keys((await keys.published())[0] ?? {}).sort()).toEqual(['algorithm', 'id', 'publicKey'])
    }
  })

  it('are published from every home, and the first home signs: a rotation is a change of their order', async () => {
    const ring = ringOf(await makeSigningKey('oidc-issuer'), await makeSigningKey('oidc-issuer'))
    const [old, next] = [kms.create('P-256'), kms.create('rsa')]
    const before = createIssuerKeys([inKms(old), inKms(next)], ring)
    const after = createIssuerKeys([inKms(next), inKms(old)], ring)
    const ids = async (keys: typeof before) => (await keys.published()).map(({ id }) => id)
    expect(await ids(before)).toEqual((await ids(after)).toReversed())
    expect(await ids(before)).toHaveLength(2)
    expect([(await before.current()).algorithm, (await after.current()).algorithm]).toEqual(['ES256', 'RS256'])
    expect((await after.current()).id).toBe((await ids(before))[1])
  })

  it('of the database are published only where it is named', async () => {
    const ring = ringOf(await makeSigningKey('oidc-issuer'))
    const arn = kms.create('P-256')
    const { id } = await ring.current()
    const ids = async (...homes: Parameters<typeof createIssuerKeys>[0]) =>
      (await createIssuerKeys(homes, ring).published()).map((key) => key.id)
    expect(await ids(database)).toEqual([id])
    expect(await ids(inKms(arn), database)).toContain(id)
    expect(await ids(inKms(arn))).not.toContain(id)
  })

  it('are published all or not at all: what AWS has kept is better than a part', async () => {
    const keys = createIssuerKeys([database, inKms(kms.create('P-384'))], ringOf(await makeSigningKey('oidc-issuer')))
    await expect(keys.published()).rejects.toMatchObject({ code: 'issuer_key_unavailable' })
    await expect(keys.current()).resolves.toMatchObject({ algorithm: 'ES256' })
  })
})
