import { describe, expect, it } from 'vitest'
import { federationKinds } from '../../domain/federation-kind'
import { configText, faultsOf, parsed, warningsOf } from '../parse-config.fixture'

const text = (aws: string) => configText({ aws })

describe('the AWS part', () => {
  it.each([
    ['{ sts: { regions: [eu-wst-1] } }', 'aws.sts.regions[0]: must be an AWS region, such as eu-west-1'],
    [
      '{ sts: { deadline: 2m } }',
      'aws.sts.deadline: must be a duration from 1s to 60s, such as 90s, 30m, 12h or a number of seconds',
    ],
    ['{ method: assume }', `aws.method: must be one of ${federationKinds.join(', ')}, or a list of them, each once`],
    [
      '{ method: [saml, saml] }',
      `aws.method: must be one of ${federationKinds.join(', ')}, or a list of them, each once`,
    ],
    ['{ method: [] }', `aws.method: must be one of ${federationKinds.join(', ')}, or a list of them, each once`],
    [
      '{ sessionTags: { team: email }, transitiveTags: [tean] }',
      'aws.transitiveTags[0]: is no key of sessionTags (did you mean "team"?)',
    ],
    [
      '{ assumeRole: { via: [Hub] } }',
      'aws.assumeRole.via[0]: must be a role ARN, such as arn:aws:iam::111122223333:role/Hub',
    ],
    [
      '{ assumeRole: { principal: "arn:aws:iam::999988887777:root" } }',
      'aws.assumeRole.principal: must be the ARN of one IAM role or IAM user, such as arn:aws:iam::999988887777:role/brevet',
    ],
    [
      '{ assumeRole: { mfaSerial: "a b" } }',
      'aws.assumeRole.mfaSerial: must be the ARN or serial number of an MFA device: 9 to 256 characters',
    ],
    ['{ webIdentity: { issuer: "https://x.example/?a" } }', 'aws.webIdentity.issuer: must not have a query (?…)'],
    ['{ saml: { providerName: "a b" } }', 'aws.saml.providerName: must be 1 to 128 letters, digits and . _ -'],
    [
      '{ console: { destinationHosts: ["https://x.example"] } }',
      'aws.console.destinationHosts[0]: must be a host name, with a port if need be, such as console.example.com',
    ],
    [
      '{ console: { partitions: { aws-iso: { federationEndpoint: signin.example } } } }',
      'aws.console.partitions.aws-iso.federationEndpoint: must be an https URL',
    ],
    [
      '{ saml: { partitions: { aws-iso-e: { recipient: signin.example } } } }',
      'aws.saml.partitions.aws-iso-e.recipient: must be an https URL',
    ],
    ['{ sessionTags: { "aws:x": email } }', 'aws.sessionTags["aws:x"]: a session tag key must not begin with aws:'],
    [
      '{ sessionTags: { "a?": email } }',
      'aws.sessionTags["a?"]: a session tag key must be 1 to 128 letters, digits, spaces and _ . : / = + - @',
    ],
    ['{ sessionTags: { a: phone } }', 'aws.sessionTags.a: must be email, name, source, subject or attributes.<name>'],
    [
      '{ sessionTags: { team: email, Team: name } }',
      'aws.sessionTags: holds two keys that differ only in upper and lower case, which are one key to AWS',
    ],
  ])('refuses %s', (aws, fault) => {
    expect(faultsOf(text(aws))).toEqual([fault])
  })

  it('takes 50 session tags and no more', () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `t${index}: email`).join(', ')
    expect(faultsOf(text(`{ sessionTags: { ${tags(50)} } }`))).toEqual([])
    expect(faultsOf(text(`{ sessionTags: { ${tags(51)} } }`))).toEqual(['aws.sessionTags: must hold at most 50 tags'])
  })

  it('warns about a tag whose attribute no source defines', () => {
    expect(warningsOf(text('{ sessionTags: { team: attributes.team } }')).join()).toContain('aws.sessionTags.team')
    const signIn =
      '[{ id: c, kind: oidc, issuer: "https://i.example.com", clientId: b, claims: { attributes: { team: department } } }]'
    expect(warningsOf(configText({ signIn, aws: '{ sessionTags: { team: attributes.team } }' }))).toEqual([])
  })

  it('keeps hosts in lower case', () => {
    expect(
      parsed(text('{ console: { destinationHosts: [Console.Example:8443] } }')).aws.console.destinationHosts,
    ).toEqual(['console.example:8443'])
  })
})

describe('the homes of the issuer’s keys', () => {
  const arn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
  const multiRegion = `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-${'0a'.repeat(16)}`
  const keysText = (...keys: readonly string[]) => text(`{ webIdentity: { keys: ${JSON.stringify(keys)} } }`)

  it('are the database by default, else what is named, in that order', () => {
    expect(parsed(configText()).aws.webIdentity.keys).toEqual([{ kind: 'database' }])
    expect(parsed(keysText(arn, 'database', multiRegion)).aws.webIdentity.keys).toEqual([
      { kind: 'kms', arn, region: 'eu-west-1' },
      { kind: 'database' },
      { kind: 'kms', arn: multiRegion, region: 'us-gov-west-1' },
    ])
  })

  it.each([
    'arn:aws:kms:eu-west-1:111122223333:alias/brevet',
    '1234abcd-12ab-34cd-56ef-1234567890ab',
    arn.replace('arn:aws:', 'arn:aws-cn:'),
    arn.replace('eu-west-1', 'nowhere-1'),
    `${arn}x`,
    'Database',
  ])('are not %s', (key) => {
    expect(faultsOf(keysText(key))).toEqual([
      expect.stringMatching(/^aws\.webIdentity\.keys\[0\]: must be database, or/),
    ])
  })

  it('are at least one, each once', () => {
    expect(faultsOf(keysText())).toEqual(['aws.webIdentity.keys: must name at least one key'])
    expect(faultsOf(keysText(arn, arn))).toEqual(['aws.webIdentity.keys: names the same key twice'])
  })
})
