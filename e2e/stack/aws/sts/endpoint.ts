import { randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import type { Caller } from '../principal'
import { readScope, type SignatureProblem, sha256Hex, verifySignature } from '../sigv4'
import { writeXmlDocument, type XmlElements } from '../xml'
import { requireKnownRegion } from './active-region'
import { readStsAddress } from './address'
import type { StsCall } from './operation'
import { stsOperations } from './operations'

const version = '2011-06-15'
const namespace = `https://sts.amazonaws.com/doc/${version}/`

/** The STS Query API, version 2011-06-15: `POST /` (or GET) with `Action`, answers in XML. */
export async function answerSts(context: AwsContext, request: HttpRequest): Promise<HttpResponse> {
  const parameters = readParameters(request)
  const action = parameters.get('Action') ?? ''
  const requestId = randomUUID()
  const region = readScope(request)?.region ?? readStsAddress(request)?.region ?? null
  let facts: EventFacts = region === null ? {} : { awsRegion: region }
  const note = (more: EventFacts) => {
    facts = { ...facts, ...more }
  }
  const record = (outcome: EventFacts) =>
    context.trail.record({
      eventTime: context.now().toISOString(),
      eventSource: 'sts.amazonaws.com',
      eventName: action,
      requestId,
      sourceIpAddress: request.sourceIp,
      ...facts,
      ...outcome,
    })
  try {
    const result = await run({ context, request, requestId, parameters, region, note }, action)
    record({})
    return answer(200, requestId, successBody(action, requestId, result))
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    record({ errorCode: error.code, errorMessage: error.message })
    return answer(error.status, requestId, failureBody(error, requestId))
  }
}

/** An answer for a fault that happened outside any operation. */
export function stsFailure(fault: AwsFault): HttpResponse {
  const requestId = randomUUID()
  return answer(fault.status, requestId, failureBody(fault, requestId))
}

async function run(call: StsCall, action: string): Promise<XmlElements> {
  if (action === '') throw new AwsFault('MissingAction', 400, 'Missing Action')
  const operation = Object.hasOwn(stsOperations, action) ? stsOperations[action] : undefined
  const requested = call.parameters.get('Version')
  if (!operation || requested !== version) {
    throw new AwsFault(
      'InvalidAction',
      400,
      `Could not find operation ${action} for version ${requested ?? 'NO_VERSION_SPECIFIED'}`,
    )
  }
  if (operation.auth === 'none') return operation.run(call)
  const caller = authenticate(call)
  call.note({ callerArn: caller.arn, accessKeyId: caller.accessKeyId })
  return operation.run(call, caller)
}

function authenticate(call: StsCall): Caller {
  const { context, request } = call
  const result = verifySignature(request, {
    registry: context.registry,
    sessions: context.sessions,
    now: context.now(),
    payloadHash: sha256Hex(request.body),
  })
  if (!result.isValid) throw signatureFault(result.problem)
  if (result.verified.scope.service !== 'sts') {
    throw new AwsFault('SignatureDoesNotMatch', 403, "Credential should be scoped to correct service: 'sts'.")
  }
  const addressed = readStsAddress(request)?.region ?? null
  if (addressed !== null && addressed !== call.region) {
    throw new AwsFault(
      'SignatureDoesNotMatch',
      403,
      `Credential should be scoped to a valid region, not '${call.region}'.`,
    )
  }
  requireKnownRegion(call, result.verified.caller.accountId)
  return result.verified.caller
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

function successBody(action: string, requestId: string, result: XmlElements): string {
  return writeXmlDocument(`${action}Response`, namespace, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  })
}

function failureBody(fault: AwsFault, requestId: string): string {
  return writeXmlDocument('ErrorResponse', namespace, {
    Error: { Type: fault.status < 500 ? 'Sender' : 'Receiver', Code: fault.code, Message: fault.message },
    RequestId: requestId,
  })
}

function answer(status: number, requestId: string, body: string): HttpResponse {
  return { status, headers: { 'x-amzn-requestid': requestId, 'content-type': 'text/xml' }, body }
}
