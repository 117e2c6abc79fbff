import { expect, it } from 'vitest'
import { iamFailure } from './iam-errors'

function thrown(name: string, httpStatusCode?: number): Error {
  const metadata = httpStatusCode === undefined ? {} : { httpStatusCode }
  return Object.assign(new Error('User: arn:aws:sts::1:assumed-role/x/ana@corp.example'), { name, $metadata: metadata })
}

it.each([
  ['AccessDenied', 403, 'denied'],
  ['LimitExceededException', 409, 'no-room'],
  ['NoSuchEntityException', 404, 'no-such-role'],
  ['UnmodifiableEntityException', 400, 'role-of-aws'],
  ['MalformedPolicyDocumentException', 400, 'policy-malformed'],
  ['InvalidClientTokenId', 403, 'other'],
  ['constructor', 400, 'other'],
])('%s is a refusal, with its reason', (name, status, reason) => {
  const { code, details } = iamFailure(thrown(name, status))
  expect([code, details['reason']]).toEqual(['iam_refused', reason])
})

it.each([
  ['ServiceFailureException', 500],
  ['Throttling', 400],
  ['ThrottlingException', 400],
  ['RequestLimitExceeded', 503],
  ['AbortError', undefined],
  ['TimeoutError', undefined],
])('after %s nobody knows what became of it', (name, status) => {
  expect(iamFailure(thrown(name, status)).code).toBe('iam_unreachable')
})

it('says nothing of what AWS wrote, which names sessions', () => {
  const failure = iamFailure(thrown('AccessDenied', 403))
  expect(JSON.stringify([failure.message, failure.details])).not.toContain('ana@corp.example')
  expect(iamFailure('a text').code).toBe('iam_unreachable')
})
