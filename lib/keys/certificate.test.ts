import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type CertificateRequest, selfSignedCertificate } from './certificate'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const standard = {
  commonName: 'brevet',
  notBefore: new Date('2026-03-01T09:00:00Z'),
  notAfter: new Date('2028-03-01T09:00:00Z'),
  purpose: 'signing' as const,
}

async function certify(request: Partial<CertificateRequest> = {}): Promise<X509Certificate> {
  return new X509Certificate(await selfSignedCertificate({ ...standard, ...pair, ...request }))
}

const hex = ({ raw }: X509Certificate) => raw.toString('hex')
const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex')

describe('a self-signed certificate', () => {
  it('names itself as its issuer and is signed by its own key, with SHA-256', async () => {
    const certificate = await certify()
    const sha256WithRsa = '300d06092a864886f70d01010b0500'
    expect(certificate.issuer).toBe(certificate.subject)
    expect(hex(certificate).split(sha256WithRsa)).toHaveLength(3)
    expect(certificate.verify(pair.publicKey)).toBe(true)
    expect(certificate.checkPrivateKey(pair.privateKey)).toBe(true)
  })

  it('is PEM of one block that ends its last line', async () => {
    const pem = await selfSignedCertificate({ ...standard, ...pair })
    expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n$/)
  })

  it('is critically no authority and critically for digital signatures only, and says nothing else', async () => {
    const basicConstraints = '300c0603551d130101ff04023000'
    const keyUsage = '300e0603551d0f0101ff040403020780'
    expect(hex(await certify())).toContain(`a320301e${basicConstraints}${keyUsage}`)
  })

  it('for encryption is critically for the encryption of keys only', async () => {
    expect(hex(await certify({ purpose: 'encryption' }))).toContain('300e0603551d0f0101ff040403020520')
  })

  it('is valid from the first to the last second asked for, without their fractions', async () => {
    const { validFrom, validTo } = await certify({ notBefore: new Date('2026-03-01T09:00:00.999Z') })
    expect(Date.parse(validFrom)).toBe(standard.notBefore.getTime())
    expect(Date.parse(validTo)).toBe(standard.notAfter.getTime())
  })

  it('writes years up to 2049 with two digits and later ones with four', async () => {
    const certificate = await certify({
      notBefore: new Date('2049-12-31T23:59:59.999Z'),
      notAfter: new Date('2050-01-01T00:00:00Z'),
    })
    expect(hex(certificate)).toContain(`170d${hexOf('491231235959Z')}180f${hexOf('20500101000000Z')}`)
  })

  it.each(['é', '#0500', 'Example, O=Evil + CN="x"'])(
    'bears the name %s as UTF-8 text in one part',
    async (commonName) => {
      const certificate = await certify({ commonName })
      const length = Buffer.byteLength(commonName).toString(16).padStart(2, '0')
      expect(hex(certificate)).toContain(`06035504030c${length}${hexOf(commonName)}`)
      expect(certificate.toLegacyObject().subject).toEqual(expect.objectContaining({ CN: commonName }))
    },
  )

  it('has a positive serial number of at most 20 bytes, another each time', async () => {
    const certificates = await Promise.all(Array.from({ length: 20 }, () => certify()))
    const serials = certificates.map(({ serialNumber }) => serialNumber)
    for (const serial of serials) expect(serial).toMatch(/^(?=.*[1-9A-F])[0-9A-F]{2,40}$/)
    expect(new Set(serials).size).toBe(serials.length)
  })
})
