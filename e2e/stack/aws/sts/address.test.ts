import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../http-message'
import { readStsAddress } from './address'

const request = (path: string, host = 'localhost:4566'): HttpRequest => ({
  method: 'POST',
  path,
  query: '',
  headers: { host },
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
})

describe('the address of STS', () => {
  it.each([
    ['/', 'localhost:4566', null],
    ['/sts/eu-west-1', 'localhost:4566', 'eu-west-1'],
    ['/sts/us-gov-west-1/', '127.0.0.1:4566', 'us-gov-west-1'],
    ['/', 'sts.ap-southeast-2.localhost:4566', 'ap-southeast-2'],
    ['/', 'bucket.localhost:4566', null],
  ])('%s at %s is of the region %s', (path, host, region) => {
    expect(readStsAddress(request(path, host))).toEqual({ region })
  })

  it.each(['/sts', '/sts/', '/sts/eu-west-1/x', '/sts/nowhere', '/bucket/sts/eu-west-1'])('%s is none', (path) => {
    expect(readStsAddress(request(path))).toBeNull()
  })
})
