import { describe, expect, it } from 'vitest'
import { destinationOf, mayHaveFragment } from './destination-path'

describe('what a link says of where it leads', () => {
  it.each([
    ['/go/111122223333/ReadOnly', { account: '111122223333', role: 'ReadOnly', page: null }],
    ['/roles/111122223333/ReadOnly', { account: '111122223333', role: 'ReadOnly', page: null }],
    ['/go/pay-prod/Read%2BOnly?to=%2Fs3%2Fhome', { account: 'pay-prod', role: 'Read+Only', page: '/s3/home' }],
    [
      '/go?to=https%3A%2F%2Fconsole.aws.amazon.com%2F',
      { account: null, role: null, page: 'https://console.aws.amazon.com/' },
    ],
    ['/go/pay-prod', { account: 'pay-prod', role: null, page: null }],
    ['/go/pay-prod?service=s3&region=eu-west-1', { account: 'pay-prod', role: null, page: 's3 · eu-west-1' }],
    ['/go/111122223333/%E0%A4%A', { account: '111122223333', role: '%E0%A4%A', page: null }],
  ])('%s', (path, destination) => expect(destinationOf(path)).toEqual(destination))

  it.each(['/', '/sessions', '/go', '/go/1/2/3', '/?to=x'])('nothing: %s', (path) =>
    expect(destinationOf(path)).toBeNull(),
  )

  it('shows no more of a long address than fits', () => {
    expect(destinationOf(`/go?to=${'a'.repeat(2000)}`)?.page).toHaveLength(300)
  })
})

describe('a link whose fragment may be on the way', () => {
  it.each(['/go?to=https://console.aws.amazon.com/', '/go/pay-prod/ReadOnly?to=%2Fs3%2Fhome'])('%s', (path) =>
    expect(mayHaveFragment(path)).toBe(true),
  )

  it.each([
    '/',
    '/go',
    '/go/pay-prod?service=s3',
    '/go/pay-prod?to=',
    '/go/pay-prod?to=%2Fs3%2Fhome%23x',
    '/?to=/s3',
    '/gone?to=/s3',
  ])('not %s', (path) => expect(mayHaveFragment(path)).toBe(false))
})
