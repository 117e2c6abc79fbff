import { expect, it } from 'vitest'
import { linkWish, signInFor } from './console-wish'

const page = 'https://eu-west-1.console.aws.amazon.com/ec2/home'

it.each([
  [{ to: '/s3/home' }, '/s3/home'],
  [{ to: page, region: 'eu-west-1', tab: '1' }, `${page}?region=eu-west-1`],
  [{ to: '/s3/home#x', region: 'us-east-2' }, '/s3/home?region=us-east-2#x'],
  [{ to: 's3' }, null],
  [{ to: `${page}?region=eu-west-1#Instances:` }, `${page}?region=eu-west-1#Instances:`],
  [{ to: `${page}?a=1`, region: 'eu-west-1', tab: 'x y' }, `${page}?a=1&region=eu-west-1&tab=x+y`],
  [{ to: `${page}?a=1#Instances:`, tab: ['1', '2'] }, `${page}?a=1&tab=1&tab=2#Instances:`],
  [{ to: `${page}?a=1`, duration: '1h', choose: '1' }, `${page}?a=1`],
  [{ to: [`${page}?a=1`, 'https://evil.example'] }, `${page}?a=1`],
  [{ service: 's3' }, null],
])('reads the address of %j with all that belongs to it', (query, destination) => {
  expect(linkWish(query).wish.destination).toBe(destination)
})

it('keeps service and region of a link without an address', () => {
  expect(linkWish({ service: 's3', region: 'eu-west-1', other: 'x' }).wish).toEqual({
    destination: null,
    service: 's3',
    region: 'eu-west-1',
  })
})

it('reads a bare name as a service', () => {
  expect(linkWish({ to: 's3', region: 'us-east-2' }).wish).toEqual({
    destination: null,
    service: 's3',
    region: 'us-east-2',
  })
})

it('keeps the whole link over the sign-in', () => {
  const address = signInFor('/go/pay-prod/ReadOnly', linkWish({ to: `${page}?a=1#x`, duration: '1h' }))
  const back = new URL(new URL(address, page).searchParams.get('returnTo') ?? '', page)
  expect(back.pathname).toBe('/go/pay-prod/ReadOnly')
  expect(Object.fromEntries(back.searchParams)).toEqual({ to: `${page}?a=1#x`, duration: '1h' })
})
