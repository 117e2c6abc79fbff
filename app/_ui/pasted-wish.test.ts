import { expect, it } from 'vitest'
import { readPlace } from '@/lib/domain/pasted-place'
import { pastedWish } from './pasted-wish'

const page = 'https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:'

it.each([
  [page, { to: page }],
  ['arn:aws:logs:eu-west-1:111122223333:log-group:x', { service: 'cloudwatch', region: 'eu-west-1' }],
  ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:x', { service: 'ec2', region: 'eu-west-1' }],
  ['arn:aws:kinesis:eu-west-1:111122223333:stream/x', { service: 'kinesis', region: 'eu-west-1' }],
  ['arn:aws:s3:::bucket', { service: 's3', region: null }],
  ['arn:aws:sts::111122223333:assumed-role/ReadOnly/ben', { service: null, region: null }],
  ['111122223333', { service: null, region: null }],
])('opens the console for %s', (text, place) => {
  const read = readPlace(text)
  expect(read && pastedWish(read)).toEqual(place)
})
