import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encryptAssertion } from '../fixture/encrypted-assertion'
import { type SamlStage, samlProviderArn, samlRoleArn, startSamlStage } from '../fixture/saml'
import { accountId } from '../fixture/simulator'

describe('the SAML sign-in page, for several roles', () => {
  let stage: SamlStage
  let other: string
  beforeAll(async () => {
    stage = await startSamlStage()
    other = stage.role('Other', {})
  })
  afterAll(() => stage.simulator.close())
  const RelayState = 'https://eu-central-1.console.aws.amazon.com/s3/home?a=1&b="2"'
  const several = (...roles: readonly string[]) =>
    stage.response({ attributes: { ...stage.attributes(), Role: roles.map((role) => `${role},${samlProviderArn}`) } })
  const post = (SAMLResponse: string, more: Readonly<Record<string, string>> = {}) =>
    fetch(`${stage.simulator.url}/saml`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ SAMLResponse, RelayState, ...more }),
    })

  it('shows them, and opens the console as the one that is chosen', async () => {
    const response = several(samlRoleArn, other)
    const page = await post(response)
    const html = await page.text()
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    const values = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])
    expect(values).toEqual([
      ['SAMLResponse', response],
      ['RelayState', RelayState.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
      ['roleIndex', samlRoleArn],
      ['roleIndex', other],
    ])
    expect(html).toContain('Other in Payments')
    expect((await post(response, { roleIndex: other })).status).toBe(302)
    expect(await stage.simulator.lastEvent()).toMatchObject({ eventName: 'ConsoleLogin', roleArn: other })
  })

  it('shows nothing of an assertion that is not signed, and opens no role that it does not name', async () => {
    const attributes = { ...stage.attributes(), Role: [samlRoleArn, other].map((role) => `${role},${samlProviderArn}`) }
    const unsigned = await post(stage.response({ attributes, signs: 'none' }))
    expect(unsigned.status).toBe(400)
    expect(await unsigned.text()).not.toContain(other)
    const third = stage.role('Third', {})
    expect((await post(several(samlRoleArn, other), { roleIndex: third })).status).toBe(400)
  })

  it('a role that is named twice, in either order, is one role', async () => {
    const Role = [`${samlRoleArn},${samlProviderArn}`, `${samlProviderArn},${samlRoleArn}`]
    expect((await post(stage.response({ attributes: { ...stage.attributes(), Role } }))).status).toBe(302)
  })
})

describe('the sign-in page of one provider, /saml/acs/{IdP-ID}', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let stage: SamlStage
  let idpId: string
  beforeAll(async () => {
    stage = await startSamlStage()
    const privateKeys = [String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' }))]
    const registration = { accountId, name: 'broker', metadata: stage.metadata(), privateKeys }
    const { registry } = stage.simulator
    idpId = registry.updateSamlProvider({ ...registration, assertionEncryptionMode: 'Required' }).idpId
    stage.role('Encrypted', { condition: { StringLike: { 'saml:aud': 'https://signin.aws.amazon.com/saml*' } } })
  })
  afterAll(() => stage.simulator.close())
  const post = async (path: string, recipient: string, encrypt = true) => {
    const attributes = stage.attributes(`arn:aws:iam::${accountId}:role/Encrypted`)
    const plain = stage.response({ recipient: `https://signin.aws.amazon.com${recipient}`, attributes })
    const SAMLResponse = encrypt ? encryptAssertion(plain, keys.publicKey) : plain
    const body = new URLSearchParams({ SAMLResponse })
    return (await fetch(stage.simulator.url + path, { method: 'POST', redirect: 'manual', body })).status
  }

  it('takes the encrypted assertion that is addressed to it, and the page of all takes none', async () => {
    const own = `/saml/acs/${idpId}`
    expect(await post(own, own)).toBe(302)
    expect(await post(own, own, false)).toBe(400)
    expect(await post(own, '/saml')).toBe(400)
    expect(await post('/saml', '/saml')).toBe(400)
    expect(await post('/saml/acs/SAMLSPUNKNOWN', own)).toBe(400)
  })
})
