import { describe, expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config/config'
import { isBrevetError } from '../domain/errors'
import {
  begin,
  encryption,
  factsFor,
  idp,
  posted,
  samlSource,
  signedInAsAna,
  signIn,
  stranger,
  verdict,
} from './saml.fixture'
import { encryptAssertion, encryptText, noPadding, type Sealing } from './saml-encryption.fixture'
import { type ResponseFacts, renderResponse, type Signing } from './saml-response.fixture'
import { makeSigner, ringOf, signRoot } from './saml-signer.fixture'

/** An answer whose assertion is encrypted after it was signed, and before the Response is. */
function sealed(sealing: Sealing = {}, changes: Partial<ResponseFacts> = {}): Partial<ResponseFacts> {
  return { ...changes, response: (xml) => encryptAssertion(xml, sealing) }
}

const accepted = { encryptedAssertions: 'accepted' } as const

async function outcome(changes: Partial<ResponseFacts>, config: Partial<SamlSourceConfig> = {}): Promise<unknown> {
  try {
    await signIn(changes, { ...accepted, ...config })
    return 'signed in'
  } catch (error) {
    if (isBrevetError(error)) return [error.code, error.details]
    throw error
  }
}

const fails = ['decryption_failed', {}]

describe('an encrypted assertion', () => {
  it.each<Sealing>([
    { cipher: 'aes-128-gcm' },
    { cipher: 'aes-256-gcm' },
    { transport: 'rsa-oaep-mgf1p, SHA-1 said' },
    { transport: 'rsa-oaep, SHA-1' },
    { transport: 'rsa-oaep, SHA-256' },
    { keyStands: 'beside' },
    { keyStands: 'beside and named' },
  ])('signs in, however a provider does it: %o', async (sealing) => {
    for (const signing of ['assertion', 'response', 'both'] as const) {
      expect(await verdict(signIn(sealed(sealing, { signing }), accepted)), signing).toBe(signedInAsAna)
    }
  })

  it('is refused, may be sent and must be sent as the source says', async () => {
    const verdicts = await Promise.all(
      (['refused', 'accepted', 'required'] as const).flatMap((encryptedAssertions) =>
        [sealed(), {}].map((changes) => outcome(changes, { encryptedAssertions })),
      ),
    )
    const malformed = (reason: string) => ['sign_in_answer_malformed', { reason }]
    expect(verdicts).toEqual([
      malformed('encrypted'),
      'signed in',
      'signed in',
      'signed in',
      'signed in',
      malformed('not_encrypted'),
    ])
  })

  it('is kept as proof in the open, sealed by us', async () => {
    const { proof } = await signIn(sealed(), accepted)
    expect(proof.kind === 'saml' && proof.assertion.reveal()).toContain('<saml:NameID')
  })

  it('is opened with each key that is not retired', async () => {
    const next = await makeSigner()
    const source = samlSource(accepted, { decryptionKeys: ringOf(encryption, next) })
    for (const { publicKey } of [encryption, next]) {
      const { pending } = await begin(source)
      const xml = renderResponse(factsFor(pending, sealed({ publicKey })))
      expect(await verdict(source.finish(posted(xml, pending.id), pending))).toBe(signedInAsAna)
    }
  })

  const required: Readonly<Record<SamlSourceConfig['signed'], Readonly<Record<Signing, unknown>>>> = {
    either: { none: fails, assertion: 'signed in', response: 'signed in', both: 'signed in' },
    assertion: { none: fails, assertion: 'signed in', response: fails, both: 'signed in' },
    response: {
      none: ['signature_missing', { part: 'response' }],
      assertion: ['signature_missing', { part: 'response' }],
      response: 'signed in',
      both: 'signed in',
    },
    both: {
      none: ['signature_missing', { part: 'response' }],
      assertion: ['signature_missing', { part: 'response' }],
      response: fails,
      both: 'signed in',
    },
  }

  it.each(Object.keys(required) as SamlSourceConfig['signed'][])(
    'is not signed by being encrypted: with %s wanted',
    async (signed) => {
      for (const [signing, expected] of Object.entries(required[signed])) {
        expect(await outcome(sealed({}, { signing: signing as Signing }), { signed }), signing).toEqual(expected)
      }
    },
  )
})

describe('algorithms of encryption', () => {
  it.each<readonly [Sealing, string]>([
    [{ cipher: 'aes-128-cbc' }, 'aes128-cbc'],
    [{ cipher: 'aes-256-cbc' }, 'aes256-cbc'],
    [{ transport: 'rsa-1_5' }, 'rsa-1_5'],
    [{ transport: 'rsa-oaep-mgf1p, SHA-256' }, 'rsa-oaep with other hashes'],
    [{ transport: 'rsa-oaep, SHA-256 with a mask of SHA-1' }, 'rsa-oaep with other hashes'],
    [{ transport: 'rsa-oaep, SHA-512' }, 'rsa-oaep with other hashes'],
    [{ transport: 'rsa-oaep with parameters' }, 'rsa-oaep with other hashes'],
    [{ xml: (xml) => xml.replace('aes256-gcm', 'aes512-gcm') }, 'unknown'],
  ])('are refused by name before a key is touched: %o', async (sealing, algorithm) => {
    expect(await outcome(sealed(sealing))).toEqual(['alg_unsupported', { algorithm }])
  })
})

describe('the form of an encrypted assertion', () => {
  const forms: Readonly<Record<string, readonly [(xml: string) => string, string]>> = {
    'two of them': [(xml) => xml + xml.replaceAll('"_key"', '"_other"'), 'several_assertions'],
    'a plain one beside it': [
      (xml) =>
        `${xml}<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_plain"><saml:Issuer>x</saml:Issuer></saml:Assertion>`,
      'encrypted',
    ],
    'in another place': [
      (xml) => `<samlp:Extensions xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${xml}</samlp:Extensions>`,
      'assertion_misplaced',
    ],
    'of another namespace': [
      (xml) => xml.replace('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:other'),
      'assertion_misplaced',
    ],
    'a reference in place of the value': [
      (xml) =>
        xml.replace(
          /<xenc:CipherValue>[^<]*<\/xenc:CipherValue>(?=<\/xenc:CipherData><\/xenc:EncryptedData>)/,
          '<xenc:CipherReference URI="http://evil.example/"/>',
        ),
      'encryption',
    ],
    'two keys': [
      (xml) =>
        xml.replace(
          /<xenc:EncryptedKey [\s\S]*<\/xenc:EncryptedKey>/,
          (key) => key + key.replace('"_key"', '"_other"'),
        ),
      'encryption',
    ],
    'no key': [(xml) => xml.replace(/<xenc:EncryptedKey [\s\S]*<\/xenc:EncryptedKey>/, ''), 'encryption'],
    'two methods': [(xml) => xml.replace(/<xenc:EncryptionMethod [^>]*gcm"\/>/, '$&$&'), 'encryption'],
    'two values': [(xml) => xml.replace(/<xenc:CipherData>[\s\S]*?<\/xenc:CipherData>/, '$&$&'), 'encryption'],
    'a key of another namespace': [(xml) => xml.replaceAll('xenc:EncryptedKey', 'saml:EncryptedKey'), 'encryption'],
    'a value that is no base64': [(xml) => xml.replace('<xenc:CipherValue>', '$&*'), 'encryption'],
    'an empty value': [(xml) => xml.replace(/(<xenc:CipherValue>)[^<]*/, '$1'), 'encryption'],
    'a key named that is not there': [
      (xml) => xml.replace('<xenc:EncryptedKey ', '<ds:RetrievalMethod URI="#_x"/>$&'),
      'encryption',
    ],
    properties: [
      (xml) => xml.replace('</xenc:EncryptedData>', '<xenc:EncryptionProperties/></xenc:EncryptedData>'),
      'encryption',
    ],
    'something behind it': [
      (xml) => xml.replace('</saml:EncryptedAssertion>', '<x/></saml:EncryptedAssertion>'),
      'encryption',
    ],
    'an encrypted name of the person': [(xml) => xml.replaceAll('EncryptedAssertion', 'EncryptedID'), 'encrypted'],
  }

  it.each(Object.entries(forms))('is refused with %s', async (_, [xml, reason]) => {
    const tried = await Promise.all(
      (['assertion', 'response'] as const).map((signing) => outcome(sealed({ xml }, { signing }))),
    )
    const expected = ['sign_in_answer_malformed', { reason }]
    expect(tried).toEqual([expected, expected])
  })
})

describe('whatever is wrong inside', () => {
  const inside = (edit: (xml: string) => string) => ({
    response: (xml: string) => encryptAssertion(xml, {}, edit),
  })
  const flip = (at: number) => (bytes: Buffer) => {
    const changed = Buffer.from(bytes)
    const index = at < 0 ? changed.length + at : at
    changed[index] = (changed[index] ?? 0) ^ 1
    return changed
  }
  const twoInOne = (xml: string) => `${xml}${xml}`
  const cases: Readonly<Record<string, Partial<ResponseFacts>>> = {
    "somebody else's key": sealed({ publicKey: stranger.publicKey }),
    'no padding': sealed({ sealedKey: noPadding }),
    'a changed key': sealed({ sealedKey: flip(100) }),
    'a short key': sealed({ sealedKey: (bytes) => bytes.subarray(1) }),
    'a changed vector': sealed({ sealedText: flip(0) }),
    'a changed text': sealed({ sealedText: flip(200) }),
    'a changed tag': sealed({ sealedText: flip(-1) }),
    'a cut tag': sealed({ sealedText: (bytes) => bytes.subarray(0, -8) }),
    'only a vector and a tag': sealed({ sealedText: (bytes) => bytes.subarray(0, 28) }),
    'less than a tag': sealed({ sealedText: (bytes) => bytes.subarray(0, 12) }),
    'a key of another length': sealed({ cipher: 'aes-128-gcm', xml: (xml) => xml.replace('aes128-gcm', 'aes256-gcm') }),
    'another hash than it says': sealed({
      transport: 'rsa-oaep, SHA-256',
      xml: (xml) => xml.replace(/<ds:DigestMethod [^>]*>|<xenc11:MGF [^>]*>/g, ''),
    }),
    'no signature': inside((xml) => xml.replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, '')),
    "somebody else's signature": sealed({}, { signer: stranger }),
    'a changed person': inside((xml) => xml.replace('>ana<', '>eve<')),
    'a comment in the name': inside((xml) => xml.replace('>ana<', '>a<!-- -->na<')),
    'a DOCTYPE': inside((xml) => `<!DOCTYPE x>${xml}`),
    'text in front': inside((xml) => `x${xml}`),
    'two assertions': inside(twoInOne),
    'a whole response': inside(
      (xml) => `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_in">${xml}</samlp:Response>`,
    ),
    'an assertion around the signed one': inside(
      (xml) =>
        `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_out"><saml:Issuer>x</saml:Issuer>${xml}</saml:Assertion>`,
    ),
    'a second encryption': inside((xml) => encryptAssertion(xml)),
    'an unsigned twin that comes first': inside((xml) =>
      xml.replace(
        '<saml:Issuer>',
        `<saml:Advice>${xml.replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, '').replace('>ana<', '>eve<')}</saml:Advice>$&`,
      ),
    ),
    'no text': inside(() => ''),
    'a SHA-1 signature': sealed({}, { recipe: { method: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' } }),
  }

  it.each(Object.entries(cases))('is answered alike: %s', async (_, changes) => {
    expect(await outcome(changes)).toEqual(fails)
  })

  it('stands behind the signature of the Response: nothing is decrypted for a stranger where one is wanted', async () => {
    const foreign = sealed({ sealedKey: noPadding }, { signing: 'both', signer: stranger })
    expect(await outcome(foreign, { signed: 'response' })).toEqual(['signature_invalid', { reason: 'value' }])
  })

  it('is read from what the signature of the Response covers', async () => {
    const assertion =
      '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_new"><saml:Issuer>x</saml:Issuer></saml:Assertion>'
    const swapped = (xml: string) =>
      xml.replace(/<saml:EncryptedAssertion [\s\S]*<\/saml:EncryptedAssertion>/, () =>
        encryptText(signRoot(assertion, idp)),
      )
    expect(await outcome({ ...sealed({}, { signing: 'response' }), tamper: swapped })).toEqual([
      'signature_invalid',
      { reason: 'value' },
    ])
  })

  /** Who gets past the decryption has encrypted it, and learns nothing from how long a signature takes. */
  it('takes the same time, whether the padding, the key or the text is wrong', { retry: 2 }, async () => {
    const source = samlSource(accepted)
    const { pending } = await begin(source)
    const kinds = ['no padding', "somebody else's key", 'a changed tag'].map((kind) => cases[kind])
    const answers = kinds.map((changes) => posted(renderResponse(factsFor(pending, changes)), pending.id))
    const times = answers.map((): number[] => [])
    for (let round = 0; round < 60; round += 1) {
      for (const [kind, answer] of answers.entries()) {
        const before = process.cpuUsage()
        await source.finish(answer, pending).catch(() => null)
        const { user, system } = process.cpuUsage(before)
        times[kind]?.push((user + system) / 1000)
      }
    }
    const medians = times.map((some) => some.toSorted((one, other) => one - other)[30] ?? 0)
    expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(5)
  })
})

describe('our metadata', () => {
  const body = async (config: Partial<SamlSourceConfig>, keys = ringOf(encryption)) =>
    (await samlSource(config, { decryptionKeys: keys }).metadata())?.body ?? ''

  it('offers a certificate for encryption only where the source takes encrypted assertions', async () => {
    expect(await body({})).not.toContain('use="encryption"')
    for (const encryptedAssertions of ['accepted', 'required'] as const) {
      const text = await body({ encryptedAssertions })
      expect(text).toContain('use="encryption"')
      expect(text).toContain(encryption.certificate.replace(/-----[A-Z ]+-----|\s/g, ''))
    }
  })

  it('names AES-GCM and RSA-OAEP, the strongest first, and nothing else', async () => {
    const text = await body(accepted)
    expect([...text.matchAll(/EncryptionMethod Algorithm="[^"]*#([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'aes256-gcm',
      'aes128-gcm',
      'rsa-oaep',
      'rsa-oaep-mgf1p',
    ])
  })

  it('offers the next key beside the present one, and no longer the one before', async () => {
    const [before, present, next] = await Promise.all([makeSigner(), makeSigner(), makeSigner()])
    const ring = ringOf(present, before, next)
    const shift = (days: number) => new Date(Date.now() + days * 86_400_000)
    const published = (await ring.published()).map((key, index) => ({
      ...key,
      activeFrom: [shift(-10), shift(-740), shift(20)][index] ?? key.activeFrom,
    }))
    const [current] = published
    if (!current) throw new Error('a ring has a key')
    const text = await body(accepted, { current: async () => current, published: async () => published })
    const has = ({ certificate }: typeof before) => text.includes(certificate.replace(/-----[A-Z ]+-----|\s/g, ''))
    expect([has(before), has(present), has(next)]).toEqual([false, true, true])
  })
})
