import { AwsFault } from './aws-fault'
import type { AwsContext } from './context'
import type { HttpRequest } from './http-message'
import type { Caller } from './principal'
import { type SignatureProblem, sha256Hex, verifySignature } from './sigv4'

/** Whoever signed a call of a Query API, or the fault in the words that these APIs share. */
export function authenticateQuery(context: AwsContext, request: HttpRequest, service: 'sts' | 'iam' | 'ec2'): Caller {
  const result = verifySignature(request, {
    registry: context.registry,
    sessions: context.sessions,
    now: context.now(),
    payloadHash: sha256Hex(request.body),
  })
  if (!result.isValid) throw signatureFault(result.problem)
  if (result.verified.scope.service === service) return result.verified.caller
  throw new AwsFault('SignatureDoesNotMatch', 403, `Credential should be scoped to correct service: '${service}'.`)
}

function signatureFault(problem: SignatureProblem): AwsFault {
  switch (problem.kind) {
    case 'missing':
      return new AwsFault('MissingAuthenticationToken', 403, 'Request is missing Authentication Token')
    case 'incomplete':
      return new AwsFault('IncompleteSignature', 400, 'The request signature does not conform to AWS standards.')
    case 'unknown-key':
    case 'unknown-token':
      return new AwsFault('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')
    case 'expired-token':
      return new AwsFault('ExpiredToken', 403, 'The security token included in the request is expired')
    case 'clock':
      return new AwsFault('SignatureDoesNotMatch', 403, problem.message)
    case 'mismatch':
      return new AwsFault(
        'SignatureDoesNotMatch',
        403,
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      )
  }
}
