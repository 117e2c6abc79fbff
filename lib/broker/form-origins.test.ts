import { expect, it } from 'vitest'
import { parseConfig } from '../config/parse-config'
import { formOrigins } from './form-origins'

function originsWith(accounts: string, aws = ''): readonly string[] {
  const text = `
publicUrl: https://aws.example.com
signIn: [{ id: corp, kind: oidc, label: Corp, issuer: "https://idp.example", clientId: brevet, clientSecret: "\${env:SECRET}" }]
aws: { method: saml, ${aws} }
accounts: [${accounts}]
roles: [{ name: ReadOnly }]
grants: []`
  const environment = { SECRET: 'a client secret of the tests' }
  const parsed = parseConfig(text, { file: 'brevet.yaml', environment, readFile: () => '' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return formOrigins(parsed.config)
}

const main = '{ id: "111122223333", region: eu-west-1 }'
const china = '{ id: "444455556666", partition: aws-cn, region: cn-north-1 }'
const iso = '{ id: "777788889999", partition: aws-iso-e, region: eu-isoe-west-1 }'

it('lets forms end at the sign-in of the partitions in use, and of no other', () => {
  expect(originsWith(main)).toEqual(['https://*.aws.amazon.com'])
  expect(originsWith(`${main}, ${china}`)).toEqual(['https://*.aws.amazon.com', 'https://*.amazonaws.cn'])
})

it('lets them end where the operator has put the sign-in, and where assertions are posted', () => {
  const console = 'console: { partitions: { aws-iso-e: { host: console.iso.example } } }'
  const saml = 'saml: { partitions: { aws-iso-e: { recipient: "https://saml.iso.example/saml" } } }'
  expect(originsWith(iso, `${console}, ${saml}`)).toEqual([
    'https://*.csphome.adc-e.uk',
    'https://saml.iso.example',
    'https://console.iso.example',
    'https://*.console.iso.example',
  ])
})
