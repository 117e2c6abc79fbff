import { randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import type { AwsContext } from '../context'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import type { IamUser } from '../iam-user'
import { conditionContext } from '../policy/condition-context'
import { decide } from '../policy/permission'
import type { Caller } from '../principal'
import { authenticateQuery } from '../query-signature'
import { readScope } from '../sigv4'
import { writeXmlDocument, type XmlElements } from '../xml'
import { deleteRolePolicy, getRolePolicy, type IamCall, putRolePolicy } from './role-policies'

const namespace = 'https://iam.amazonaws.com/doc/2010-05-08/'

/** What there is of it; null: an answer without a result. */
const operations: Readonly<Record<string, (call: IamCall) => XmlElements | null>> = {
  GetUser: ({ context, caller }) => getUser(context, caller),
  PutRolePolicy: putRolePolicy,
  GetRolePolicy: getRolePolicy,
  DeleteRolePolicy: deleteRolePolicy,
}

/** IAM is one service in a partition, whose calls are scoped to one region. Source: AWS General Reference, "IAM endpoints". */
const regions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
}

/**
 * The IAM Query API: GetUser without a name, to see who may call IAM at all, and the inline policies of roles. Keys of GetFederationToken
 * may not call it, keys of GetSessionToken only when they were proven by a one-time code.
 */
export function answerIam(context: AwsContext, request: HttpRequest): HttpResponse {
  const requestId = randomUUID()
  const action = readParameters(request).get('Action') ?? ''
  const note = (outcome: { readonly callerArn?: string; readonly errorCode?: string }) =>
    context.trail.record({
      eventTime: context.now().toISOString(),
      eventSource: 'iam.amazonaws.com',
      eventName: action,
      requestId,
      sourceIpAddress: request.sourceIp,
      ...outcome,
    })
  try {
    const caller = authenticateQuery(context, request, 'iam')
    refuseSession(caller)
    refuseRegion(context, request, caller)
    const operation = Object.hasOwn(operations, action) ? operations[action] : undefined
    if (!operation) throw new AwsFault('InvalidAction', 400, `There is no ${action} in this simulator`)
    const result = operation({ context, caller, parameters: readParameters(request) })
    note({ callerArn: caller.arn })
    const metadata = { ResponseMetadata: { RequestId: requestId } }
    return answer(200, `${action}Response`, result ? { [`${action}Result`]: result, ...metadata } : metadata)
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    note({ errorCode: error.code })
    const fault = { Type: 'Sender', Code: error.code, Message: error.message }
    return answer(error.status, 'ErrorResponse', { Error: fault, RequestId: requestId })
  }
}

function refuseSession(caller: Caller): void {
  const isUnproven = caller.kind === 'user-session' && caller.mfaAuthenticatedAt === null
  if (caller.kind !== 'federated-user' && !isUnproven) return
  throw new AwsFault('InvalidClientTokenId', 403, 'The security token included in the request is invalid')
}

function refuseRegion(context: AwsContext, request: HttpRequest, caller: Caller): void {
  const { region } = readScope(request) ?? {}
  const own = regions[context.registry.account(caller.accountId)?.partition ?? '']
  if (own === undefined || region === own) return
  throw new AwsFault('SignatureDoesNotMatch', 403, `Credential should be scoped to a valid region, not '${region}'. `)
}

function getUser(context: AwsContext, caller: Caller): XmlElements {
  const user = userOf(caller)
  if (!user) throw new AwsFault('ValidationError', 400, 'Must specify userName when calling with non-User credentials')
  const keys = conditionContext(callerKeys(caller, context.now()))
  const request = { action: 'iam:GetUser', resource: user.arn, context: keys }
  if (decide(permissionsOf(context.registry, caller), request).isAllowed) {
    return { User: { Path: pathOf(user), UserName: user.name, UserId: user.userId, Arn: user.arn } }
  }
  const message = `User: ${caller.arn} is not authorized to perform: iam:GetUser on resource: ${user.arn}`
  throw new AwsFault('AccessDenied', 403, message)
}

function userOf(caller: Caller): IamUser | null {
  const user = caller.kind === 'user-session' ? caller.issuer : caller
  return user.kind === 'iam-user' ? user : null
}

function pathOf({ arn, name }: IamUser): string {
  return arn.slice(arn.indexOf('/'), -name.length)
}

function answer(status: number, root: string, elements: XmlElements): HttpResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: writeXmlDocument(root, namespace, elements) }
}
