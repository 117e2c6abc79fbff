import { describe, expect, it } from 'vitest'
import { transactionCookieShape } from './transaction-cookie-shape'

describe('transactionCookieShape', () => {
  it('is out of the reach of neighbouring hosts over https', () => {
    const shape = transactionCookieShape('corp', true)
    expect(shape).toEqual({ name: '__Host-brevet-signin-corp', path: '/', secure: true, sameSite: 'none' })
  })

  it('is another for each source', () => {
    expect(transactionCookieShape('corp', true).name).not.toBe(transactionCookieShape('partners', true).name)
  })

  it('has a name that is one, whatever the path said', () => {
    expect(transactionCookieShape('a b;c=d', false).name).toBe('brevet-signin-a%20b%3Bc%3Dd')
  })
})
