import { beforeEach, describe, expect, it } from 'vitest'
import { makeSigner, samlMetadata } from './fixture/saml-issuer'
import { type AwsRegistry, createRegistry } from './registry'

const accountId = '111122223333'
const trustPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/broker' },
      Action: 'sts:AssumeRoleWithSAML',
    },
  ],
}

describe('the registry', () => {
  let registry: AwsRegistry
  beforeEach(() => {
    registry = createRegistry()
    registry.registerAccount({ id: accountId, partition: 'aws', name: 'Payments' })
  })
  const role = (more: object) =>
    registry.registerRole({ accountId, partition: 'aws', name: 'Dev', trustPolicy, ...more })
  const provider = (url: string) => registry.registerOidcProvider({ accountId, url, clientIds: ['sts.amazonaws.com'] })
  const fault = (code: string) => expect.objectContaining({ code })

  it('knows nothing that was not registered', () => {
    expect(registry.role(`arn:aws:iam::${accountId}:role/Dev`)).toBeNull()
    expect(registry.account('444455556666')).toBeNull()
    expect(registry.bucketsOf(accountId)).toEqual([])
  })

  it.each(['12', 'abcdefghijkl', '1111222233334'])('refuses %s as account id', (id) => {
    expect(() => registry.registerAccount({ id, partition: 'aws', name: 'x' })).toThrow(fault('ValidationError'))
  })

  it('refuses an unknown partition', () => {
    expect(() => registry.registerAccount({ id: '444455556666', partition: 'moon', name: 'x' })).toThrow(
      fault('ValidationError'),
    )
  })

  it.each([
    ['https://broker.example/aws', 'broker.example/aws'],
    ['https://broker.example:443/aws/', 'broker.example/aws/'],
    ['http://localhost:3000', 'localhost:3000'],
  ])('registers %s as %s', (url, rest) => {
    expect(provider(url).arn).toBe(`arn:aws:iam::${accountId}:oidc-provider/${rest}`)
  })

  it.each([
    'http://broker.example',
    'https://broker.example:8443',
    'https://broker.example/?x=1',
    'broker.example',
    `https://a.example/${'x'.repeat(255)}`,
  ])('refuses %s as issuer', (url) => {
    expect(() => provider(url)).toThrow(fault('InvalidInput'))
  })

  it('takes each issuer once an account, and 100 client ids', () => {
    provider('https://broker.example')
    expect(() => provider('https://broker.example')).toThrow(fault('EntityAlreadyExists'))
    const clientIds = Array.from({ length: 101 }, (_, n) => `id-${n}`)
    expect(() => registry.registerOidcProvider({ accountId, url: 'https://other.example', clientIds })).toThrow(
      fault('LimitExceeded'),
    )
  })

  it('IAM quotas: has at most 100 providers of a kind an account, and managed policies of 6144 characters', async () => {
    const metadata = samlMetadata(await makeSigner())
    const saml = (n: number) => registry.registerSamlProvider({ accountId, name: `saml-${n}`, metadata })
    for (let n = 0; n < 100; n += 1) {
      provider(`https://broker.example/${n}`)
      saml(n)
    }
    expect(() => provider('https://broker.example/100')).toThrow(fault('LimitExceeded'))
    expect(() => saml(100)).toThrow(fault('LimitExceeded'))
    const statement = { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(6144)}` }
    const document = { Version: '2012-10-17', Statement: [statement] }
    expect(() => registry.registerPolicy({ accountId, name: 'Long', document })).toThrow(fault('LimitExceeded'))
  })

  it.each([
    ['a name with a space', { name: 'a b' }],
    ['a name of 65 characters', { name: 'x'.repeat(65) }],
    ['a path without slash', { path: 'team' }],
    ['a path of 513 characters', { path: `/${'x'.repeat(511)}/` }],
    ['a session limit of 3599 seconds', { maxSessionDuration: 3599 }],
    ['a session limit of 43201 seconds', { maxSessionDuration: 43201 }],
    ['another partition than its account', { partition: 'aws-cn' }],
  ])('refuses a role with %s', (_, more) => {
    expect(() => role(more)).toThrow(fault('ValidationError'))
  })

  it.each([
    ['no statement', { Version: '2012-10-17', Statement: [] }],
    ['no principal', { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }] }],
    ['no action', { Statement: [{ Effect: 'Allow', Principal: '*' }] }],
    ['a resource', { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }],
    [
      'an unknown operator',
      { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Condition: { StringIs: { a: 'b' } } }] },
    ],
    ['an unknown element', { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Actions: '*' }] }],
  ])('refuses a trust policy with %s', (_, policy) => {
    expect(() => role({ trustPolicy: policy })).toThrow(fault('MalformedPolicyDocument'))
  })

  it('refuses a trust policy above 2048 characters and a permission policy with a principal', () => {
    const [statement] = trustPolicy.Statement
    const Condition = { StringLike: { 'saml:sub': Array.from({ length: 120 }, (_, n) => `user-${n}@corp.example`) } }
    const long = { Version: '2012-10-17', Statement: [{ ...statement, Condition }] }
    expect(() => role({ trustPolicy: long })).toThrow(fault('LimitExceeded'))
    expect(() => role({ permissionPolicies: [trustPolicy] })).toThrow(fault('MalformedPolicyDocument'))
  })

  it('takes a role name once an account whatever its case and path, and finds it by its whole ARN only', () => {
    const { arn } = role({ path: '/team/' })
    expect(() => role({ name: 'DEV' })).toThrow(fault('EntityAlreadyExists'))
    expect(registry.role(arn)?.maxSessionDuration).toBe(3600)
    expect(registry.role(`arn:aws:iam::${accountId}:role/Dev`)).toBeNull()
  })

  it('reads entityID and signing certificates from metadata', async () => {
    const metadata = samlMetadata(await makeSigner(), await makeSigner())
    const saml = registry.registerSamlProvider({ accountId, name: 'broker', metadata })
    expect(saml.certificates).toHaveLength(2)
    expect(saml.entityId).toMatch(/^https:/)
  })

  it.each([
    ['shorter than 1000 characters', () => '<a/>', 'ValidationError'],
    ['that is no XML', () => 'x'.repeat(1000), 'InvalidInput'],
    ['with a byte order mark', (good: string) => `\uFEFF${good}`, 'InvalidInput'],
    ['with a DOCTYPE', (good: string) => `<!DOCTYPE x>${good}`, 'InvalidInput'],
    [
      'without certificate',
      (good: string) => good.replace(/<md:KeyDescriptor.*<\/md:KeyDescriptor>/, ' '.repeat(1000)),
      'InvalidInput',
    ],
    ['without sign-in service', (good: string) => good.replace(/<md:SingleSignOnService[^>]*>/, ''), 'InvalidInput'],
    ['with a broken certificate', (good: string) => good.replace('Certificate>MI', 'Certificate>XX'), 'InvalidInput'],
  ])('refuses metadata %s', async (_, change, code) => {
    const metadata = change(samlMetadata(await makeSigner()))
    expect(() => registry.registerSamlProvider({ accountId, name: 'broker', metadata })).toThrow(fault(code))
  })

  it('refuses a SAML provider name with a space and a bucket name with a capital', async () => {
    const metadata = samlMetadata(await makeSigner())
    expect(() => registry.registerSamlProvider({ accountId, name: 'a b', metadata })).toThrow(fault('ValidationError'))
    expect(() => registry.registerBucket({ name: 'Reports', accountId, region: 'eu-west-1' })).toThrow(
      fault('InvalidBucketName'),
    )
  })

  it('refuses whatever belongs to an account that does not exist', () => {
    expect(() => role({ accountId: '444455556666' })).toThrow(fault('NoSuchEntity'))
  })
})
