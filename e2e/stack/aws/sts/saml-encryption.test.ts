import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EncryptionShape, encryptAssertion } from '../fixture/encrypted-assertion'
import { type SamlStage, startSamlStage } from '../fixture/saml'
import { makeSigner, type ResponseShape } from '../fixture/saml-issuer'
import { accountId, refusalOf } from '../fixture/simulator'

const makeKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = (key: KeyObject) => String(key.export({ type: 'pkcs8', format: 'pem' }))
const unreadable = { code: 'InvalidIdentityToken', status: 400, message: expect.stringMatching(/^Invalid base64/) }

describe('AssumeRoleWithSAML with encrypted assertions', () => {
  const old = makeKeys()
  const own = makeKeys()
  let stage: SamlStage
  beforeAll(async () => {
    stage = await startSamlStage()
    const registration = { accountId, name: 'broker', metadata: stage.metadata() }
    stage.simulator.registry.updateSamlProvider({
      ...registration,
      privateKeys: [pem(old.privateKey), pem(own.privateKey)],
    })
  })
  afterAll(() => stage.simulator.close())
  const assume = (encryption?: EncryptionShape, shape: Partial<ResponseShape> = {}, key = own.publicKey) =>
    stage.assume({}, { SAMLAssertion: encryptAssertion(stage.response(shape), key, encryption) })
  const demand = (assertionEncryptionMode: 'Required' | 'Allowed') => {
    const { registry } = stage.simulator
    registry.updateSamlProvider({ accountId, name: 'broker', metadata: stage.metadata(), assertionEncryptionMode })
  }

  it.each<EncryptionShape>([
    { cipher: 'aes-128-cbc', transport: 'mgf1p' },
    { cipher: 'aes-256-cbc', transport: 'mgf1-sha1' },
    { cipher: 'aes-128-gcm', transport: 'mgf1-sha256' },
    { cipher: 'aes-256-gcm', transport: 'mgf1-sha256', keyStands: 'beside' },
  ])('AES-CBC or AES-GCM, RSA-OAEP of SHA-256: takes %j', async (encryption) => {
    expect((await assume(encryption)).Subject).toBe('ana')
  })

  it('private keys of a provider: tries both', async () => {
    expect((await assume({}, {}, old.publicKey)).Subject).toBe('ana')
    expect(await refusalOf(assume({}, {}, makeKeys().publicKey))).toMatchObject(unreadable)
  })

  it('refuses RSA of PKCS #1 1.5, and an assertion altered after it was encrypted', async () => {
    expect(await refusalOf(assume({ transport: 'rsa-1_5' }))).toMatchObject(unreadable)
    const response = Buffer.from(encryptAssertion(stage.response(), own.publicKey), 'base64').toString('utf8')
    const altered = response.replace(
      /(KeyInfo><xenc:CipherData><xenc:CipherValue>.{40})(.)/,
      (_, before, one) => before + (one === 'A' ? 'B' : 'A'),
    )
    const SAMLAssertion = Buffer.from(altered).toString('base64')
    expect(await refusalOf(stage.assume({}, { SAMLAssertion }))).toMatchObject(unreadable)
  })

  it('wants the assertion signed all the same, by a key of the metadata', async () => {
    const unsigned = await refusalOf(assume({}, { signs: 'none' }))
    expect(unsigned.message).toMatch(/mandatory signature/)
    const signer = await makeSigner()
    expect((await refusalOf(assume({}, { signer }))).message).toBe('Response signature invalid')
  })

  it('AssertionEncryptionMode Required: takes no assertion in plain text, and Allowed does', async () => {
    demand('Required')
    expect(await refusalOf(stage.assume())).toMatchObject(unreadable)
    expect((await assume()).Subject).toBe('ana')
    demand('Allowed')
    expect((await stage.assume()).Subject).toBe('ana')
    expect((await assume()).Subject).toBe('ana')
  })

  it('AddPrivateKey: takes two keys at most, and nothing but a private key', () => {
    const { registry } = stage.simulator
    const register =
      (name: string, ...privateKeys: string[]) =>
      () =>
        registry.registerSamlProvider({ accountId, name, metadata: stage.metadata(), privateKeys })
    const key = pem(own.privateKey)
    expect(register('three', key, key, key)).toThrow(expect.objectContaining({ code: 'LimitExceeded' }))
    expect(register('none', 'nonsense')).toThrow(expect.objectContaining({ code: 'InvalidInput' }))
    expect(register('long', key + ' '.repeat(16_384))).toThrow(expect.objectContaining({ code: 'InvalidInput' }))
  })
})
