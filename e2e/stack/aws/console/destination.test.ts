import { describe, expect, it } from 'vitest'
import { readDestination } from './destination'

describe('a console destination', () => {
  it.each([
    ['aws', 'https://console.aws.amazon.com/', null],
    ['aws', 'https://eu-west-1.console.aws.amazon.com/s3/home', 'eu-west-1'],
    ['aws', 'https://console.aws.amazon.com/s3/home?region=us-east-2', 'us-east-2'],
    ['aws-us-gov', 'https://us-gov-east-1.console.amazonaws-us-gov.com/', 'us-gov-east-1'],
    ['aws-cn', 'https://console.amazonaws.cn/ec2?region=cn-north-1', 'cn-north-1'],
    ['aws-eusc', 'https://eusc-de-east-1.console.amazonaws-eusc.eu/', 'eusc-de-east-1'],
    ['aws', 'https://111122223333-abcd1234.eu-west-1.console.aws.amazon.com/', 'eu-west-1'],
    ['aws-iso-b', 'https://console.example/', null],
  ])('in %s may be %s', (partition, url, region) => {
    expect(readDestination(url, partition)).toEqual({ url, region })
  })

  it.each([
    ['aws-cn', 'https://console.aws.amazon.com/'],
    ['aws', 'https://console.amazonaws.cn/'],
    ['aws', 'https://notconsole.aws.amazon.com/'],
    ['aws', 'https://console.aws.amazon.com:8443/'],
    ['aws-iso', 'https://console.aws.amazon.com/'],
    ['aws-iso', 'http://console.example/'],
    ['aws-nowhere', 'https://console.aws.amazon.com/'],
  ])('in %s is not %s', (partition, url) => {
    expect(readDestination(url, partition)).toBeNull()
  })
})
