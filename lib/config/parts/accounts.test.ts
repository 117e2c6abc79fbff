import { describe, expect, it } from 'vitest'
import { configText, faultsOf, parsed, warningsOf } from '../parse-config.fixture'

const accounts = (list: string, aws = '{}') => configText({ accounts: `[${list}]`, aws })
const roles = (list: string) => configText({ roles: `[${list}]` })

describe('an account', () => {
  it('needs an id only', () => {
    expect(parsed(accounts('{ id: "111122223333" }')).access.accounts).toEqual([
      {
        id: '111122223333',
        partition: 'aws',
        alias: '111122223333',
        name: '111122223333',
        environment: 'default',
        region: 'us-east-1',
        tags: {},
        methods: ['web-identity'],
        trust: { externalId: null, via: [], user: null, sendsTags: true, sendsSourceIdentity: true },
      },
    ])
  })

  it('takes its partition from its region, and its region from the STS regions of its partition', () => {
    const list =
      '{ id: "111122223333", region: cn-north-1 }, { id: "222233334444", partition: aws-us-gov }, { id: "333344445555" }'
    const aws = '{ sts: { regions: [us-gov-east-1, eu-west-1] }, method: saml }'
    expect(parsed(accounts(list, aws)).access.accounts).toMatchObject([
      { partition: 'aws-cn', region: 'cn-north-1', methods: ['saml'] },
      { partition: 'aws-us-gov', region: 'us-gov-east-1' },
      { partition: 'aws', region: 'eu-west-1' },
    ])
  })

  it.each([
    ['{ id: 111122223333 }', 'accounts[0].id: must be text: put the twelve digits in quotes, "111122223333"'],
    ['{ id: 012345678901 }', 'accounts[0].id: must be text: put the twelve digits in quotes, "012345678901"'],
    ['{ id: "11112222333" }', 'accounts[0].id: must be twelve digits in quotes, such as "111122223333"'],
    [
      '{ id: "111122223333", region: us-gov-west-1, partition: aws }',
      'accounts[0].region: "us-gov-west-1" lies in the partition aws-us-gov, but partition says aws',
    ],
    [
      '{ id: "111122223333" }, { id: "111122223333", alias: b }',
      'accounts[1].id: "111122223333" is used by accounts[0] already',
    ],
    [
      '{ id: "111122223333", alias: a }, { id: "222233334444", alias: a }',
      'accounts[1].alias: "a" is used by accounts[0] already',
    ],
    [
      '{ id: "111122223333", alias: "222233334444" }, { id: "222233334444" }',
      'accounts[0].alias: "222233334444" is used by accounts[1] already',
    ],
    [
      '{ id: "111122223333", alias: "a=b" }',
      'accounts[0].alias: must be 1 to 63 letters, digits and . _ -, and begin with a letter or digit',
    ],
    [
      '{ id: "111122223333", tags: { environment: x } }',
      'accounts[0].tags.environment: a tag key must hold no = or *, and must not be "environment"',
    ],
  ])('is refused as %s', (list, fault) => {
    expect(faultsOf(accounts(list))).toEqual([fault])
  })
})

describe('a role', () => {
  it('needs a name only', () => {
    expect(parsed(roles('{ name: ReadOnly }')).access.roles).toEqual([
      {
        name: 'ReadOnly',
        path: '/',
        description: '',
        maxSessionSeconds: 3600,
        console: true,
        keys: true,
        privileged: false,
        methods: null,
        sessionPolicy: null,
        mfa: false,
      },
    ])
  })

  it.each([
    [
      '{ name: "teams/Dev" }',
      'roles[0].name: must be an IAM role name: 1 to 64 letters, digits and _ + = , . @ - (a path goes into path)',
    ],
    [
      '{ name: Dev, path: teams/ }',
      'roles[0].path: must be an IAM path that begins and ends with a slash, such as /teams/',
    ],
    [
      '{ name: Dev, maxSession: 14m }',
      'roles[0].maxSession: must be a duration from 15m to 36h, such as 90s, 30m, 12h or a number of seconds',
    ],
    ['{ name: Dev, console: "yes" }', 'roles[0].console: must be true or false'],
    [
      '{ name: Dev }, { name: DEV }',
      'roles[1].name: is used by roles[0] already; IAM does not tell upper from lower case',
    ],
  ])('is refused as %s', (list, fault) => {
    expect(faultsOf(roles(list))).toEqual([fault])
  })

  it('warns when it gives neither console nor keys', () => {
    expect(warningsOf(roles('{ name: Dev, console: false, keys: false }'))).toHaveLength(1)
  })
})
