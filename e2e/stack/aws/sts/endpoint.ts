import { randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import type { Caller } from '../principal'
import { authenticateQuery } from '../query-signature'
import { readScope } from '../sigv4'
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
  const caller = authenticateQuery(call.context, call.request, 'sts')
  const addressed = readStsAddress(call.request)?.region ?? null
  if (addressed !== null && addressed !== call.region) {
    const message = `Credential should be scoped to a valid region, not '${call.region}'.`
    throw new AwsFault('SignatureDoesNotMatch', 403, message)
  }
  requireKnownRegion(call, caller.accountId)
  return caller
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
