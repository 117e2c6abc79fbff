/** The RSA key of RFC 7517, A.1, whose private half stands in A.2. */
const modulus = [
  '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W',
  '-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08q',
  'NLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
].join('')

/** A certificate for a key that everybody can have, as PEM. Nobody has signed it: of certificates only the key counts. */
export async function publishedKeyCertificate(): Promise<string> {
  const jwk = { kty: 'RSA', n: modulus, e: 'AQAB' }
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', jwk, rsa, true, ['verify'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', key))
  const algorithm = sequence(der(0x06, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), der(0x05, []))
  const time = (text: string) => der(0x17, [...Buffer.from(text)])
  const validity = sequence(time('200101000000Z'), time('400101000000Z'))
  const facts = sequence(der(0x02, [1]), algorithm, sequence(), validity, sequence(), [...spki])
  const certificate = sequence(facts, algorithm, der(0x03, [0, 0]))
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function sequence(...parts: readonly (readonly number[])[]): readonly number[] {
  return der(0x30, parts.flat())
}

/** One value of DER: tag, length, content. */
function der(tag: number, content: readonly number[]): readonly number[] {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return [tag, ...size, ...content]
}
