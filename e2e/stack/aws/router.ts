import { answerAdmin } from './admin/endpoint'
import { AwsFault } from './aws-fault'
import { answerConsole, answerFederation, answerSamlSignIn, answerSignOut } from './console/endpoint'
import type { AwsContext } from './context'
import { answerEc2 } from './ec2/endpoint'
import { type HttpRequest, type HttpResponse, readParameters } from './http-message'
import { answerIam } from './iam/endpoint'
import { answerS3 } from './s3/endpoint'
import { readScope } from './sigv4'
import { readStsAddress } from './sts/address'
import { answerSts, stsFailure } from './sts/endpoint'

/**
 * One port serves every service. A signed request says in its credential scope whom it is for; an unsigned one is told apart by
 * its path, and the unsigned operations of STS by their `Action`.
 */
export async function route(context: AwsContext, request: HttpRequest): Promise<HttpResponse> {
  const service = readScope(request)?.service
  if (service === 's3') return answerS3(context, request)
  if (service === 'sts') return answerSts(context, request)
  if (service === 'iam') return answerIam(context, request)
  if (service === 'ec2') return answerEc2(context, request)
  if (service !== undefined) {
    return stsFailure(new AwsFault('InvalidAction', 400, `There is no service ${service} in this simulator`))
  }
  if (request.path === '/federation') return answerFederation(context, request)
  if (request.path.startsWith('/console/')) return answerConsole(context, request)
  if (request.path.startsWith('/_aws/')) return answerAdmin(context, request)
  if (request.path === '/saml' || request.path.startsWith('/saml/acs/')) return answerSamlSignIn(context, request)
  if (request.path === '/oauth') return answerSignOut(context, request)
  if (readStsAddress(request) && (request.method === 'POST' || readParameters(request).has('Action'))) {
    return answerSts(context, request)
  }
  return answerS3(context, request)
}
