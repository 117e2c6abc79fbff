import { AwsFault } from '../aws-fault'
import type { SignatureProblem } from '../sigv4'

/** A refused signature in the words of S3, which differ from those of STS. Source: S3 error responses. */
export function s3SignatureFault(problem: SignatureProblem): AwsFault {
  switch (problem.kind) {
    case 'missing':
      return new AwsFault('AccessDenied', 403, 'Access Denied')
    case 'incomplete':
      return new AwsFault(
        'AuthorizationHeaderMalformed',
        400,
        'The authorization header that you provided is not valid.',
      )
    case 'unknown-key':
      return new AwsFault(
        'InvalidAccessKeyId',
        403,
        'The AWS Access Key Id you provided does not exist in our records.',
      )
    case 'unknown-token':
      return new AwsFault('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.')
    case 'expired-token':
      return new AwsFault('ExpiredToken', 400, 'The provided token has expired.')
    case 'clock':
      return new AwsFault(
        'RequestTimeTooSkewed',
        403,
        'The difference between the request time and the current time is too large.',
      )
    case 'mismatch':
      return new AwsFault(
        'SignatureDoesNotMatch',
        403,
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      )
  }
}
