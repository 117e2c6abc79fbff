import { expect, it } from 'vitest'
import { placeOf, shareLink, strangeAccount } from './console-place'
import { consoleQuery } from './console-query'
import { target } from './role-target.fixture'

it.each([
  [
    ' https://eu-west-1.console.aws.amazon.com/s3/home#x ',
    { to: 'https://eu-west-1.console.aws.amazon.com/s3/home#x' },
  ],
  ['/s3/home', { to: '/s3/home' }],
  ['arn:aws:sqs:us-east-2:111122223333:orders', { service: 'sqs', region: 'us-east-2' }],
  ['https://elsewhere.example/', { to: 'https://elsewhere.example/' }],
  ['S3', { service: 's3', region: 'eu-west-1' }],
  ['', { service: null, region: 'eu-west-1' }],
])('reads %j as one place', (typed, place) => {
  expect(placeOf(typed, ' eu-west-1 ')).toEqual(place)
})

it.each([
  [{}, ''],
  [{ to: '/s3/home?a=b&c#d' }, '?to=%2Fs3%2Fhome%3Fa%3Db%26c%23d'],
  [{ service: 's3', region: 'eu-west-1' }, '?service=s3&region=eu-west-1'],
  [{ service: null, region: '', signOutFirst: true }, '?signOutFirst=1'],
  [{ service: 's3', way: 'saml' as const }, '?service=s3&way=saml'],
])('writes %j as the query %j', (place, query) => {
  expect(consoleQuery(place)).toBe(query)
})

it.each([
  ['arn:aws:sqs:eu-west-1:999988887777:x', '999988887777'],
  ['https://other.signin.aws.amazon.com/console', 'other'],
  ['arn:aws:sqs:eu-west-1:111122223333:x', null],
  ['https://PAY.signin.aws.amazon.com/console', null],
  ['arn:aws:s3:::bucket', null],
  ['s3', null],
])('says of %j which other account it names', (typed, account) => {
  expect(strangeAccount(typed, target.account)).toBe(account)
})

it('links to a role, or to its account for a role of whoever opens it', () => {
  const place = { to: 'https://console.aws.amazon.com/x#y' }
  const query = '?to=https%3A%2F%2Fconsole.aws.amazon.com%2Fx%23y'
  expect(shareLink(target, place, false)).toBe(`/go/111122223333/ReadOnly${query}`)
  expect(shareLink(target, place, true)).toBe(`/go/111122223333${query}`)
})
