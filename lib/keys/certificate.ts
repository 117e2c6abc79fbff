import { type KeyObject, randomBytes, sign } from 'node:crypto'
import { bits, integer, nothing, octets, oid, sequence, setOf, tagged, time, utf8Text, yes } from './der'

export interface CertificateRequest {
  readonly commonName: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  /** RSA. */
  readonly privateKey: KeyObject
}

/** sha256WithRSAEncryption (RFC 4055). */
const signatureAlgorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing())

const version3 = tagged(0, integer(Buffer.from([2])))

/** No authority (an empty BasicConstraints), and a key for digital signatures only; both critical (RFC 5280, 4.2.1). */
const extensions = tagged(
  3,
  sequence(
    sequence(oid('2.5.29.19'), yes(), octets(sequence())),
    sequence(oid('2.5.29.15'), yes(), octets(bits(Buffer.from([0x80]), 7))),
  ),
)

/** A self-signed X.509 v3 certificate as PEM (RFC 5280): the form in which SAML metadata carries a key. */
export function selfSignedCertificate(request: CertificateRequest): string {
  const name = sequence(setOf(sequence(oid('2.5.4.3'), utf8Text(request.commonName))))
  const content = sequence(
    version3,
    serialNumber(),
    signatureAlgorithm,
    name,
    sequence(time(request.notBefore), time(request.notAfter)),
    name,
    request.publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  )
  const signature = sign('sha256', content, request.privateKey)
  const certificate = sequence(content, signatureAlgorithm, bits(signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** Random, positive and of 16 bytes (RFC 5280, 4.1.2.2). */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0)
  return integer(bytes)
}
