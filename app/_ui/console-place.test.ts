import { expect, it } from 'vitest'
import { consoleQuery, placeOf } from './console-place'

it.each([
  [
    ' https://eu-west-1.console.aws.amazon.com/s3/home#x ',
    { to: 'https://eu-west-1.console.aws.amazon.com/s3/home#x' },
  ],
  ['/s3/home', { to: '/s3/home' }],
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
