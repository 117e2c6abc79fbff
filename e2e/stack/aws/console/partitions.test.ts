import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSigner, samlMetadata, samlResponse } from '../fixture/saml-issuer'
import { type Simulator, startSimulator } from '../fixture/simulator'

/** Partition, Recipient and audience of assertions, and where the console opens; null where AWS has published none. */
const partitions = [
  ['aws', 'https://signin.aws.amazon.com/saml', 'urn:amazon:webservices', 'https://console.aws.amazon.com/'],
  [
    'aws-us-gov',
    'https://us-gov-east-1.signin.amazonaws-us-gov.com/saml',
    'urn:amazon:webservices:govcloud',
    'https://console.amazonaws-us-gov.com/',
  ],
  ['aws-cn', 'https://signin.amazonaws.cn/saml', 'urn:amazon:webservices:cn-north-1', 'https://console.amazonaws.cn/'],
  ['aws-eusc', 'https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml', null, 'https://console.amazonaws-eusc.eu/'],
  ['aws-iso', 'https://signin.c2shome.ic.gov/saml', null, null],
  ['aws-iso-b', 'https://signin.sc2shome.sgov.gov/saml', null, null],
  ['aws-iso-e', 'https://eu-isoe-west-1.signin.csphome.adc-e.uk/saml', null, null],
  ['aws-iso-f', 'https://us-isof-south-1.signin.csphome.hci.ic.gov/saml', null, null],
] as const

describe('the SAML sign-in page', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator()
  })
  afterAll(() => simulator.close())

  it.each(partitions)(
    'of %s takes %s as Recipient and %s as audience',
    async (partition, recipient, audience, home) => {
      const signer = await makeSigner()
      const accountId = String(900_000_000_000 + partitions.findIndex(([id]) => id === partition))
      const { registry } = simulator
      registry.registerAccount({ id: accountId, partition, name: partition })
      const provider = registry.registerSamlProvider({ accountId, name: 'broker', metadata: samlMetadata(signer) })
      const statement = { Effect: 'Allow', Principal: { Federated: provider.arn }, Action: 'sts:AssumeRoleWithSAML' }
      const trustPolicy = { Version: '2012-10-17', Statement: statement }
      const role = registry.registerRole({ accountId, partition, name: 'Dev', trustPolicy })
      const attributes = { Role: [`${role.arn},${provider.arn}`], RoleSessionName: ['ana'] }
      const post = async (shape: { readonly recipient: string; readonly audience: string }) => {
        const SAMLResponse = samlResponse(signer, { issuedAt: simulator.now(), attributes, ...shape })
        const RelayState = home ?? 'https://console.example/'
        const body = new URLSearchParams({ SAMLResponse, RelayState })
        return (await fetch(`${simulator.url}/saml`, { method: 'POST', redirect: 'manual', body })).status
      }
      expect(await post({ recipient, audience: audience ?? 'urn:amazon:webservices' })).toBe(302)
      expect(await post({ recipient, audience: 'urn:example:other' })).toBe(audience === null ? 302 : 400)
      expect(await post({ recipient: 'https://broker.example/saml', audience: audience ?? '' })).toBe(400)
    },
  )
})
