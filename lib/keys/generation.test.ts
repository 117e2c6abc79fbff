import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, importPKCS8, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { generateKey } from './generation'
import { firstLife, oidcIssuerPolicy, samlIdpPolicy, samlSpEncryptionPolicy, samlSpPolicy } from './policy'

const createdAt = new Date('2026-03-01T09:00:00Z')
const request = (policy = oidcIssuerPolicy, issuerName = 'brevet') => ({
  policy,
  life: firstLife(policy, createdAt),
  createdAt,
  issuerName,
})

describe('a new signing key', () => {
  it('of the OIDC issuer signs ES256 tokens, is named by its RFC 7638 thumbprint and has no certificate', async () => {
    const key = await generateKey(request())
    const publicKey = createPublicKey(key.publicKey)
    const privateKey = await importPKCS8(key.privateKey.reveal(), 'ES256')
    const token = await new SignJWT({ sub: 'ana' }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    expect((await jwtVerify(token, publicKey)).payload.sub).toBe('ana')
    expect(key.id).toBe(await calculateJwkThumbprint(await exportJWK(publicKey)))
    expect(key).toMatchObject({ use: 'oidc-issuer', algorithm: 'ES256', certificate: null, createdAt })
  })

  it.each([samlIdpPolicy, samlSpPolicy, samlSpEncryptionPolicy])(
    'of $use is RSA of 2048 bits with a certificate for it',
    async (policy) => {
      const key = await generateKey(request(policy))
      const certificate = new X509Certificate(key.certificate ?? '')
      expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
      expect(certificate.checkPrivateKey(createPrivateKey(key.privateKey.reveal()))).toBe(true)
      expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(key.publicKey)
      expect(certificate.verify(certificate.publicKey)).toBe(true)
      expect(certificate.ca).toBe(false)
      expect(certificate.subject).toBe('CN=brevet')
      expect(Date.parse(certificate.validTo)).toBe(key.retiresAt.getTime())
      expect(Date.parse(certificate.validFrom)).toBeLessThan(createdAt.getTime())
      const data = Buffer.from('data')
      expect(verify('sha256', data, certificate.publicKey, sign('sha256', data, key.privateKey.reveal()))).toBe(true)
    },
  )

  it('bears any issuer name as text, not as further parts of the name', async () => {
    const key = await generateKey(request(samlIdpPolicy, 'Example, O=Evil + CN="x"'))
    const { subject } = new X509Certificate(key.certificate ?? '').toLegacyObject()
    expect(subject).toMatchObject({ CN: 'Example, O=Evil + CN="x"' })
  })

  it('shows its private key to nobody who prints it', async () => {
    const key = await generateKey(request())
    expect(JSON.stringify(key)).not.toContain('PRIVATE KEY')
  })

  it('is another each time', async () => {
    const [one, other] = await Promise.all([generateKey(request()), generateKey(request())])
    expect(one.id).not.toBe(other.id)
  })
})
