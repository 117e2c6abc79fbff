import { describe, expect, it } from 'vitest'
import type { AwsConfig } from '../config/config'
import type { PartitionId } from '../domain/partition'
import { samlAddressee } from './saml-service-provider'

function admits(id: PartitionId, address: string, configured: AwsConfig['saml']['partitions'] = {}): boolean | null {
  return samlAddressee(id, configured)?.isRecipient(address) ?? null
}

describe('AWS as the addressee of another provider’s assertions', () => {
  it.each<[PartitionId, string, boolean]>([
    ['aws', 'https://signin.aws.amazon.com/saml', true],
    ['aws', 'https://eu-west-1.signin.aws.amazon.com/saml', true],
    ['aws', 'https://us-gov-west-1.signin.aws.amazon.com/saml', false],
    ['aws', 'https://evil.signin.aws.amazon.com/saml', false],
    ['aws', 'https://eu-west-1.signin.aws.amazon.com.evil.example/saml', false],
    ['aws', 'https://eu-west-1.signin.aws.amazon.com/saml?x', false],
    ['aws', 'http://signin.aws.amazon.com/saml', false],
    ['aws-us-gov', 'https://signin.amazonaws-us-gov.com/saml', true],
    ['aws-us-gov', 'https://signin.aws.amazon.com/saml', false],
    ['aws-cn', 'https://cn-north-1.signin.amazonaws.cn/saml', true],
    ['aws-eusc', 'https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml', true],
    ['aws-eusc', 'https://signin.amazonaws-eusc.eu/saml', false],
  ])('is in %s at %s: %s', (id, address, isRecipient) => {
    expect(admits(id, address)).toBe(isRecipient)
  })

  it('has the audience of its partition', () => {
    expect(samlAddressee('aws')?.audience).toBe('urn:amazon:webservices')
    expect(samlAddressee('aws-us-gov')?.audience).toBe('urn:amazon:webservices:govcloud')
  })

  it('is where the operator says, and nowhere else then', () => {
    const configured = { aws: { recipient: 'https://signin.example/saml', audience: 'urn:example' } }
    expect(admits('aws', 'https://signin.example/saml', configured)).toBe(true)
    expect(admits('aws', 'https://eu-west-1.signin.aws.amazon.com/saml', configured)).toBe(false)
    expect(samlAddressee('aws', configured)?.audience).toBe('urn:example')
  })

  it('does not exist where nobody said the address', () => {
    expect(samlAddressee('aws-iso-e')).toBeNull()
  })
})
