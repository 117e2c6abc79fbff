import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nowhere } from './aws-place'
import { readPlace } from './pasted-place'

const account = '111122223333'

describe('what a pasted text says of a place in AWS', () => {
  it.each([
    [
      'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:',
      { account: null, partition: 'aws', region: 'eu-west-1', service: 'ec2' },
    ],
    [
      'https://111122223333-a1b2c3d4.us-east-2.console.aws.amazon.com/lambda/home#/functions',
      { account, partition: 'aws', region: 'us-east-2', service: 'lambda' },
    ],
    ['https://console.aws.amazon.com/iam/home', { account: null, partition: 'aws', region: null, service: 'iam' }],
    [
      'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-3',
      { account: null, partition: 'aws', region: 'eu-west-3', service: 'cloudwatch' },
    ],
    [
      'https://us-gov-west-1.console.amazonaws-us-gov.com/s3/home',
      { account: null, partition: 'aws-us-gov', region: 'us-gov-west-1', service: 's3' },
    ],
    [
      'https://cn-north-1.console.amazonaws.cn/ec2/home',
      { account: null, partition: 'aws-cn', region: 'cn-north-1', service: 'ec2' },
    ],
    [
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/ec2/home',
      { account: null, partition: 'aws-eusc', region: 'eusc-de-east-1', service: 'ec2' },
    ],
    [
      'https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/statemachines/view/arn%3Aaws%3Astates%3Aeu-west-1%3A111122223333%3AstateMachine%3Ax',
      { account, partition: 'aws', region: 'eu-west-1', service: 'states' },
    ],
    [
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home#logsV2:log-groups/log-group/arn$253Aaws$253Alogs$253Aeu-west-1$253A111122223333$253Alog-group$253Ax',
      { account, partition: 'aws', region: 'eu-west-1', service: 'cloudwatch' },
    ],
    [
      'https://eu-west-1.console.aws.amazon.com/sqs/v3/home#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111122223333%2Forders',
      { account, partition: 'aws', region: 'eu-west-1', service: 'sqs' },
    ],
    [
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/web',
      { account, partition: 'aws', region: 'eu-west-1', service: 'ecr' },
    ],
  ])('reads the console address %s', (text, place) => {
    expect(readPlace(text)).toEqual({ ...nowhere, ...place, address: text })
  })

  it.each([
    ['arn:aws:s3:::bucket/key', { partition: 'aws', service: 's3' }],
    [
      'arn:aws-cn:lambda:cn-north-1:111122223333:function:x',
      { account, partition: 'aws-cn', region: 'cn-north-1', service: 'lambda' },
    ],
    ['arn:aws:iam::111122223333:role/ReadOnly', { account, partition: 'aws', service: 'iam' }],
    [
      'I am arn:aws:sts::111122223333:assumed-role/ReadOnly/ben, here',
      { account, partition: 'aws', service: 'sts', role: 'ReadOnly' },
    ],
    ['1111-2222-3333', { account }],
    ['account 111122223333 please', { account }],
    ['https://111122223333.signin.aws.amazon.com/console', { account, partition: 'aws' }],
    ['https://pay-prod.signin.aws.amazon.com/console', { account: 'pay-prod', partition: 'aws' }],
    [
      'https://signin.aws.amazon.com/switchrole?account=pay-prod&roleName=ops/Developer&displayName=x',
      { account: 'pay-prod', partition: 'aws', role: 'Developer' },
    ],
    [
      'https://d-1234.awsapps.com/start/#/console?account_id=111122223333&role_name=ReadOnly',
      { account, role: 'ReadOnly' },
    ],
    [
      'https://sqs.eu-west-1.amazonaws.com/111122223333/orders',
      { account, partition: 'aws', region: 'eu-west-1', service: 'sqs' },
    ],
    [
      'https://111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web',
      { account, partition: 'aws-cn', region: 'cn-north-1', service: 'ecr' },
    ],
  ])('reads %s', (text, place) => {
    expect(readPlace(text)).toEqual({ ...nowhere, ...place })
  })

  it('reads a refusal of AWS: the account of who was refused, the service of the action, and the region of the resource', () => {
    const text =
      'An error occurred (AccessDenied): User: arn:aws:sts::111122223333:assumed-role/ReadOnly/ben@corp.example is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:999988887777:table/x because no identity-based policy allows it'
    expect(readPlace(text)).toEqual({
      ...nowhere,
      account,
      partition: 'aws',
      region: 'eu-west-1',
      service: 'dynamodb',
      role: 'ReadOnly',
      isRefused: true,
    })
  })

  it.each([
    '',
    'hello',
    '12345',
    '1111222233334',
    'arn:other:s3:::bucket',
    'http://eu-west-1.console.aws.amazon.com/s3/home',
    'https://console.aws.amazon.com.evil.example/s3/home',
    'https://evil.example/?x=console.aws.amazon.com',
    'javascript:alert(1)',
  ])('finds no place in %j', (text) => {
    expect(readPlace(text)).toBeNull()
  })

  it('reads any text without failing, in little time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readPlace(text)
        readPlace(`https://eu-west-1.console.aws.amazon.com/${text}`)
        readPlace(`arn:aws:s3:::${text}`)
      }),
    )
    const started = Date.now()
    readPlace(`User: ${'a'.repeat(200_000)}`)
    readPlace('arn:aws:'.repeat(20_000))
    expect(Date.now() - started).toBeLessThan(500)
  })
})
