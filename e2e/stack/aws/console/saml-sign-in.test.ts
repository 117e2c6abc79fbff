import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type SamlStage, samlRoleArn, startSamlStage } from '../fixture/saml'
import type { ResponseShape } from '../fixture/saml-issuer'
import { accountId, otherAccountId } from '../fixture/simulator'

const destination = 'https://eu-central-1.console.aws.amazon.com/s3/home'

describe('the SAML sign-in page', () => {
  let stage: SamlStage
  beforeAll(async () => {
    stage = await startSamlStage()
  })
  afterEach(() => stage.simulator.shiftClock(0))
  afterAll(() => stage.simulator.close())
  const post = (shape: Partial<ResponseShape> = {}, more: Record<string, string> = {}, cookie = '') =>
    fetch(`${stage.simulator.url}/saml`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ SAMLResponse: stage.response(shape), RelayState: destination, ...more }),
    })
  const withAttributes = (more: Record<string, readonly string[]>) => ({
    attributes: { ...stage.attributes(), ...more },
  })
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const home = (response: Response) =>
    fetch(stage.simulator.url + response.headers.get('location'), { headers: { cookie: cookieOf(response) } })
  const expectPage = async (response: Response, text: string) => {
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect((await response.text()).replaceAll('&#39;', "'")).toContain(text)
  }

  it('opens the console at RelayState, for the role and the session name of the assertion', async () => {
    const response = await post()
    expect(response.status).toBe(302)
    const html = await (await home(response)).text()
    for (const text of [accountId, 'Developer', 'ana@corp.example', destination]) expect(html).toContain(text)
    expect(await stage.simulator.lastEvent()).toMatchObject({ eventName: 'ConsoleLogin', roleArn: samlRoleArn })
  })

  it('opens the console’s home without RelayState, and no address elsewhere', async () => {
    expect((await post({}, { RelayState: '' })).headers.get('location')).toContain('console.aws.amazon.com')
    await expectPage(await post({}, { RelayState: 'https://evil.example/' }), 'not a console address')
  })

  it('lasts for SessionDuration, and an hour by default', async () => {
    const hour = await post()
    const long = await post(withAttributes({ SessionDuration: ['7200'] }))
    stage.simulator.shiftClock(3601)
    expect([(await home(hour)).status, (await home(long)).status]).toEqual([401, 200])
    stage.simulator.shiftClock(0)
    const text = 'exceeds the MaxSessionDuration set for this role.'
    await expectPage(await post(withAttributes({ SessionDuration: ['7201'] })), text)
  })

  it('wants the audience of AWS, which the STS API does not', async () => {
    const other = { audience: 'urn:example:other' }
    expect((await stage.assume(other)).Credentials).toBeDefined()
    await expectPage(await post(other), 'Response does not contain the required audience.')
  })

  it('wants the Recipient of its partition, any region of it, which the STS API leaves to the trust policy', async () => {
    const refused = 'Your request included an invalid SAML response.'
    for (const recipient of [
      'https://other.example/saml',
      'https://signin.aws.amazon.com.evil.example/saml',
      'https://signin.amazonaws.cn/saml',
      'https://signin.aws.amazon.com/federation',
      'http://signin.aws.amazon.com/saml',
    ])
      await expectPage(await post({ recipient }), refused)
    const regional = 'https://eu-west-1.signin.aws.amazon.com/saml'
    await expectPage(await post({ recipient: regional }), 'Not authorized to perform')
    const open = stage.role('Regional', { condition: { StringEquals: { 'saml:aud': regional } } })
    expect((await post({ recipient: regional, attributes: stage.attributes(open) })).status).toBe(302)
  })

  it('holds the rules of AssumeRoleWithSAML', async () => {
    await expectPage(await post({ signs: 'response' }), 'mandatory signature')
    await expectPage(await post({}, { SAMLResponse: '%%%' }), 'Invalid base64 SAMLResponse')
    await expectPage(await post(withAttributes({ Role: [] })), 'Your request included an invalid SAML response.')
    const unknown = `${samlRoleArn},arn:aws:iam::${accountId}:saml-provider/none`
    await expectPage(await post(withAttributes({ Role: [unknown] })), "Specified provider doesn't exist.")
    expect((await fetch(`${stage.simulator.url}/saml`)).status).toBe(400)
  })

  it('asks to sign out before another account is opened', async () => {
    const cookie = cookieOf(await post())
    const { registry } = stage.simulator
    const metadata = stage.metadata()
    const provider = registry.registerSamlProvider({ accountId: otherAccountId, name: 'broker', metadata })
    const statement = { Effect: 'Allow', Principal: { Federated: provider.arn }, Action: 'sts:AssumeRoleWithSAML' }
    const trustPolicy = { Version: '2012-10-17', Statement: statement }
    const role = registry.registerRole({ accountId: otherAccountId, partition: 'aws', name: 'Other', trustPolicy })
    const Role = [`${role.arn},${provider.arn}`]
    await expectPage(await post(withAttributes({ Role }), {}, cookie), 'You must first log out')
    expect((await post(withAttributes({ Role }))).status).toBe(302)
  })
})
