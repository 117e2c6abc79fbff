import { randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import type { AwsContext } from '../context'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import { conditionContext } from '../policy/condition-context'
import { decide, isDenied } from '../policy/permission'
import type { Caller } from '../principal'
import { authenticateQuery } from '../query-signature'
import { readScope } from '../sigv4'
import { writeXmlDocument } from '../xml'

/**
 * The EC2 Query API, of which there is StopInstances for instances that nobody has: enough to be refused with an encoded message,
 * which the services that this simulator has besides do not give. Source: EC2 API Reference, "Error codes".
 */
export function answerEc2(context: AwsContext, request: HttpRequest): HttpResponse {
  const requestId = randomUUID()
  const parameters = readParameters(request)
  const eventName = parameters.get('Action') ?? ''
  const fault = refusalOf(() => stopInstances(context, request, parameters))
  context.trail.record({
    eventTime: context.now().toISOString(),
    eventSource: 'ec2.amazonaws.com',
    eventName,
    requestId,
    sourceIpAddress: request.sourceIp,
    errorCode: fault.code,
  })
  const Errors = { Error: { Code: fault.code, Message: fault.message } }
  const body = writeXmlDocument('Response', null, { Errors, RequestID: requestId })
  return { status: fault.status, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body }
}

function stopInstances(context: AwsContext, request: HttpRequest, parameters: URLSearchParams): never {
  const caller = authenticate(context, request)
  const action = parameters.get('Action') ?? ''
  if (action !== 'StopInstances') throw new AwsFault('InvalidAction', 400, `There is no ${action} in this simulator`)
  const id = parameters.get('InstanceId.1')
  if (!id) throw new AwsFault('MissingParameter', 400, 'The request must contain the parameter InstanceId')
  const region = readScope(request)?.region ?? ''
  authorize(context, caller, `arn:${caller.partition}:ec2:${region}:${caller.accountId}:instance/${id}`)
  if (parameters.get('DryRun') === 'true')
    throw new AwsFault('DryRunOperation', 412, 'Request would have succeeded, but DryRun flag is set.')
  throw new AwsFault('InvalidInstanceID.NotFound', 400, `The instance ID '${id}' does not exist`)
}

function authenticate(context: AwsContext, request: HttpRequest): Caller {
  try {
    return authenticateQuery(context, request, 'ec2')
  } catch {
    throw new AwsFault('AuthFailure', 401, 'AWS was not able to validate the provided access credentials')
  }
}

function authorize(context: AwsContext, caller: Caller, resource: string): void {
  const now = context.now()
  const action = 'ec2:StopInstances'
  const question = { action, resource, context: conditionContext(callerKeys(caller, now)) }
  const permissions = permissionsOf(context.registry, caller)
  const decision = decide(permissions, question)
  if (decision.isAllowed) return
  const encoded = context.messages.encode({ ...question, caller, isExplicitDeny: isDenied(permissions, question) }, now)
  const who = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${decision.reason}`
  const message = `You are not authorized to perform this operation. ${who}. Encoded authorization failure message: ${encoded}`
  throw new AwsFault('UnauthorizedOperation', 403, message)
}

function refusalOf(call: () => never): AwsFault {
  try {
    return call()
  } catch (error) {
    if (error instanceof AwsFault) return error
    throw error
  }
}
