import { describe, expect, it } from 'vitest'
import { signInPage } from './sign-in-page'

const account = { partition: 'aws-cn' } as const
const recipient = new URL('https://signin.amazonaws.cn/saml')

describe('the page that takes SAML answers', () => {
  it('is the recipient, or stands beside a federation endpoint of the operator’s own', () => {
    const config = { federationEndpoint: null, destinationHosts: [], partitions: {} }
    expect(signInPage(recipient, account, config).href).toBe('https://signin.amazonaws.cn/saml')
    const replaced = { ...config, federationEndpoint: 'http://localhost:4566/federation' }
    expect(signInPage(recipient, account, replaced).href).toBe('http://localhost:4566/saml')
  })
})
