import { describe, expect, it } from 'vitest'
import type { Account } from '../domain/entitlement'
import { type ConsoleWish, consoleDestination, destinationText, wishedRegion } from './destination'

const account: Account = {
  id: '111122223333',
  partition: 'aws',
  alias: 'pay-prod',
  name: 'Payments production',
  environment: 'production',
  region: 'eu-west-1',
  tags: {},
}
const china: Account = { ...account, partition: 'aws-cn', region: 'cn-north-1' }
const hosts = ['console.example.com', 'console.example.com:8443', '127.0.0.1:4566', 'localhost:4566']
const config = { federationEndpoint: null, destinationHosts: hosts, partitions: {} }
const nowhere: ConsoleWish = { destination: null, service: null, region: null }
const wish = (wanted: Partial<ConsoleWish>, to = account) =>
  consoleDestination({ account: to, wish: { ...nowhere, ...wanted }, config }).href
const go = (destination: string | null, to = account) => wish({ destination }, to)

describe('the region of a wish', () => {
  it.each([
    [{ region: 'us-east-2' }, 'us-east-2'],
    [{ destination: 'https://us-east-2.console.aws.amazon.com/s3/home' }, 'us-east-2'],
    [{ destination: 'https://111122223333-abcdefgh.us-gov-west-1.console.amazonaws-us-gov.com/' }, 'us-gov-west-1'],
    [{ destination: 'https://console.aws.amazon.com/iam/home' }, null],
    [{ destination: '/s3/home' }, null],
    [{ service: 's3' }, null],
  ])('of %j is %j', (wanted, region) => {
    expect(wishedRegion({ ...nowhere, ...wanted })).toBe(region)
  })
})

describe('a console destination', () => {
  it('is named by host and path, at most 512 characters', () => {
    expect(destinationText(new URL('https://user:pass@c.example:8443/a/b?c=d#e'))).toBe('c.example:8443/a/b')
    expect(destinationText(new URL(`https://c.example/${'a'.repeat(4000)}`))).toHaveLength(512)
  })

  it.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/console/home?region=us-gov-west-1',
    ],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/console/home?region=cn-north-1'],
    [
      'aws-eusc',
      'eusc-de-east-1',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/console/home?region=eusc-de-east-1',
    ],
  ] as const)('is the home of the account’s region in %s when nothing is asked for', (partition, region, home) => {
    expect(go(null, { ...account, partition, region })).toBe(home)
  })

  it.each([
    ['s3', 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'],
    ['S3', 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'],
    ['/s3/home', 'https://eu-west-1.console.aws.amazon.com/s3/home'],
    [
      '/ec2/home?region=eu-west-1#Instances:',
      'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:',
    ],
    ['/s3//evil.example', 'https://eu-west-1.console.aws.amazon.com/s3//evil.example'],
    ['https://console.aws.amazon.com/', 'https://console.aws.amazon.com/'],
    ['https://console.aws.amazon.com:443/', 'https://console.aws.amazon.com/'],
    [' https://console.aws.amazon.com/ ', 'https://console.aws.amazon.com/'],
    ['https://s3.console.aws.amazon.com/s3/buckets/x?tab=y', 'https://s3.console.aws.amazon.com/s3/buckets/x?tab=y'],
    ['HTTPS://Console.AWS.amazon.com', 'https://console.aws.amazon.com/'],
    [
      'https://ap-southeast-2.console.aws.amazon.com/s3?x=https://evil.example',
      'https://ap-southeast-2.console.aws.amazon.com/s3?x=https://evil.example',
    ],
    [
      'https://111122223333-a1b2c3d4.eu-west-1.console.aws.amazon.com/s3/home#x',
      'https://eu-west-1.console.aws.amazon.com/s3/home#x',
    ],
    ['https://console.example.com/a', 'https://console.example.com/a'],
    ['https://console.example.com:8443/a', 'https://console.example.com:8443/a'],
    ['http://127.0.0.1:4566/console/home', 'http://127.0.0.1:4566/console/home'],
    ['http://localhost:4566/console/home', 'http://localhost:4566/console/home'],
  ])('may be %s', (requested, href) => {
    expect(go(requested)).toBe(href)
  })

  it.each([
    ['another host', 'https://evil.example/'],
    ['plain http', 'http://console.aws.amazon.com/'],
    ['plain http to a further host', 'http://console.example.com/a'],
    ['a script', 'javascript:alert(1)'],
    ['a script that looks like a host', 'javascript://console.aws.amazon.com/%0aalert(1)'],
    ['data', 'data:text/html,x'],
    ['a scheme without slashes', 'https:console.aws.amazon.com'],
    ['one slash', 'https:/console.aws.amazon.com/'],
    ['three slashes', 'https:///console.aws.amazon.com/'],
    ['two slashes', '//evil.example/'],
    ['two slashes and the console', '//console.aws.amazon.com/'],
    ['slash and backslash', '/\\evil.example'],
    ['backslashes', '\\\\evil.example'],
    ['a backslash in the host', 'https://evil.example\\.console.aws.amazon.com/'],
    ['a path that becomes two slashes', '/..//evil.example'],
    ['a path of two slashes', 'https://console.aws.amazon.com//evil.example'],
    ['a name in front', 'https://console.aws.amazon.com@evil.example/'],
    ['a name and password in front', 'https://a:b@console.aws.amazon.com/'],
    ['an empty name in front', 'https://@console.aws.amazon.com/'],
    ['a port', 'https://console.aws.amazon.com:8443/'],
    ['another port', 'https://console.aws.amazon.com:80/'],
    ['a service of no console', 'https://evil.console.aws.amazon.com/'],
    ['a service of a region', 'https://s3.eu-west-1.console.aws.amazon.com/'],
    ['a port without a number', 'https://console.aws.amazon.com:/'],
    ['another port of a further host', 'https://console.example.com:9/'],
    ['a dot at the end', 'https://console.aws.amazon.com./'],
    ['an encoded dot', 'https://console%2eaws.amazon.com/'],
    ['an encoded slash', 'https://evil.example%2f.console.aws.amazon.com/'],
    ['an encoded NUL', 'https://evil.example%00.console.aws.amazon.com/'],
    ['a suffix', 'https://console.aws.amazon.com.evil.example/'],
    ['a prefix', 'https://evilconsole.aws.amazon.com/'],
    ['a sibling', 'https://signin.aws.amazon.com/'],
    ['a host below that is no region', 'https://evil.console.aws.amazon.com/'],
    ['a host below a region', 'https://evil.eu-west-1.console.aws.amazon.com/'],
    ['a region of another partition', 'https://us-gov-west-1.console.aws.amazon.com/'],
    ['the console of another partition', 'https://console.amazonaws.cn/'],
    ['a multi-session host of another account', 'https://444455556666-a1b2c3d4.eu-west-1.console.aws.amazon.com/'],
    ['a multi-session host with more in front', 'https://x.111122223333-a1b2c3d4.eu-west-1.console.aws.amazon.com/'],
    ['a multi-session host without a region', 'https://111122223333-a1b2c3d4.console.aws.amazon.com/'],
    ['full-width letters', 'https://ｃonsole.aws.amazon.com/'],
    ['an ideographic full stop', 'https://console。aws.amazon.com/'],
    ['a Cyrillic letter', 'https://cоnsole.aws.amazon.com/'],
    ['punycode', 'https://xn--cnsole-vjf.aws.amazon.com/'],
    ['a number for an address', 'http://2130706433:4566/'],
    ['a soft hyphen', 'https://con\u00adsole.aws.amazon.com/'],
    ['white space within', 'https://console.aws .amazon.com/'],
    ['a tab within', 'https://evil.example\t.console.aws.amazon.com/'],
    ['a line feed', 'https://console.aws.amazon.com/\nSet-Cookie: a=b'],
    ['a NUL', 'https://console.aws.amazon.com\0.evil.example/'],
    ['no host', 'https://'],
    ['nothing', ''],
    ['a relative path', '../s3'],
    ['a service with a slash', 's3/home'],
    ['a fragment', '#x'],
    ['a query', '?x'],
    ['too much', `/s3/${'a'.repeat(5000)}`],
  ])('is never %s', (_what, requested) => {
    expect(() => go(requested)).toThrow('destination_not_allowed')
  })

  it('follows the partition of the account', () => {
    expect(go('https://console.amazonaws.cn/', china)).toBe('https://console.amazonaws.cn/')
    expect(() => go('https://console.aws.amazon.com/', china)).toThrow('destination_not_allowed')
  })

  it('repeats nothing of a refused address', () => {
    expect(() => go('https://evil.example/')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('evil') }),
    )
  })
})

describe('a service and a region', () => {
  it.each([
    ['s3', null, 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'],
    ['s3', 'us-east-2', 'https://us-east-2.console.aws.amazon.com/s3/home?region=us-east-2'],
    ['ddb', null, 'https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1'],
    ['ssm', null, 'https://eu-west-1.console.aws.amazon.com/systems-manager/home?region=eu-west-1'],
    ['something-new', null, 'https://eu-west-1.console.aws.amazon.com/something-new/home?region=eu-west-1'],
    [null, 'us-east-2', 'https://us-east-2.console.aws.amazon.com/console/home?region=us-east-2'],
  ])('%s in %s open %s', (service, region, href) => {
    expect(wish({ service, region })).toBe(href)
  })

  it.each(['iam', 'billing', 'route53', 'organizations'])('%s has one place for all regions', (service) => {
    const url = new URL(wish({ service, region: 'us-east-2' }))
    expect(url.host).toBe('console.aws.amazon.com')
    expect(url.search).toBe('')
  })

  it.each([
    ['a region of another partition', { region: 'cn-north-1' }],
    ['a region that is none', { region: 'evil.example/' }],
    ['a service with a slash', { service: 's3/../x' }],
    ['a service that is an address', { service: 'https://evil.example' }],
    ['no service', { service: '' }],
    ['an address and a service', { service: 's3', destination: '/s3/home' }],
    ['an address and a region', { region: 'eu-west-1', destination: '/s3/home' }],
  ])('are refused with %s', (_what, wanted) => {
    expect(() => wish(wanted)).toThrow('destination_not_allowed')
  })
})

describe('the console of a partition that AWS does not publish', () => {
  const iso: Account = { ...account, partition: 'aws-iso', region: 'us-iso-east-1' }

  it('is not guessed', () => {
    expect(() => go(null, iso)).toThrow(
      expect.objectContaining({
        code: 'console_unknown',
        details: { missing: 'host', partition: 'aws-iso' },
      }),
    )
  })

  it('is the configured one, for addresses too', () => {
    const console = { host: 'console.iso.example', federationEndpoint: null }
    const at = (wanted: Partial<ConsoleWish>) =>
      consoleDestination({
        account: iso,
        wish: { ...nowhere, ...wanted },
        config: { ...config, partitions: { 'aws-iso': console } },
      }).href
    expect(at({ service: 's3' })).toBe('https://us-iso-east-1.console.iso.example/s3/home?region=us-iso-east-1')
    expect(at({ destination: 'https://us-iso-west-1.console.iso.example/x' })).toContain('us-iso-west-1')
    expect(() => at({ destination: 'https://console.aws.amazon.com/' })).toThrow('destination_not_allowed')
  })
})
