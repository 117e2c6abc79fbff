import { randomBytes, randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import type { HttpRequest, HttpResponse } from '../http-message'
import { type VerifiedSignature, verifySignature } from '../sigv4'
import { writeXmlDocument } from '../xml'
import type { S3Call } from './bucket-request'
import { s3Operation } from './operations'
import { readPayload, signedPayloadHash } from './payload'
import { s3SignatureFault } from './signature-fault'

/** The S3 REST API, path-style (`/bucket/key`) or by host (`bucket.localhost`). */
export function answerS3(context: AwsContext, request: HttpRequest): HttpResponse {
  const requestId = randomBytes(8).toString('hex').toUpperCase()
  let facts: EventFacts = {}
  const note = (more: EventFacts) => {
    facts = { ...facts, ...more }
  }
  const record = (eventName: string, outcome: EventFacts) =>
    context.trail.record({
      eventTime: context.now().toISOString(),
      eventSource: 's3.amazonaws.com',
      eventName,
      requestId,
      sourceIpAddress: request.sourceIp,
      ...facts,
      ...outcome,
    })
  let eventName = `${request.method} ${request.path}`
  try {
    const call = openCall(context, request, note)
    const operation = s3Operation(call)
    if (!operation)
      throw new AwsFault('NotImplemented', 501, 'A header you provided implies functionality that is not implemented.')
    eventName = operation.name
    const response = operation.run(call)
    record(eventName, {})
    return { ...response, headers: { 'x-amz-request-id': requestId, ...response.headers } }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    record(eventName, { errorCode: error.code, errorMessage: error.message })
    return failure(error, request, requestId)
  }
}

function openCall(context: AwsContext, request: HttpRequest, note: (facts: EventFacts) => void): S3Call {
  const verified = authenticate(context, request)
  note({ callerArn: verified.caller.arn, accessKeyId: verified.caller.accessKeyId })
  return {
    ...addressOf(request),
    context,
    request,
    note,
    caller: verified.caller,
    region: verified.scope.region,
    query: new URLSearchParams(request.query),
    payload: readPayload(request, verified),
  }
}

function authenticate(context: AwsContext, request: HttpRequest): VerifiedSignature {
  const result = verifySignature(request, {
    registry: context.registry,
    sessions: context.sessions,
    now: context.now(),
    payloadHash: signedPayloadHash(request),
  })
  if (result.isValid) return result.verified
  throw s3SignatureFault(result.problem)
}

function addressOf(request: HttpRequest): { readonly bucketName: string; readonly key: string } {
  const path = decodePath(request.path.slice(1))
  const hosted = /^([a-z0-9][a-z0-9.-]+)\.localhost(?::\d+)?$/.exec(request.headers['host'] ?? '')?.[1]
  if (hosted) return { bucketName: hosted, key: path }
  const slash = path.indexOf('/')
  return slash < 0 ? { bucketName: path, key: '' } : { bucketName: path.slice(0, slash), key: path.slice(slash + 1) }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new AwsFault('InvalidURI', 400, "Couldn't parse the specified URI.")
  }
}

function failure(fault: AwsFault, request: HttpRequest, requestId: string): HttpResponse {
  const body = writeXmlDocument('Error', null, {
    Code: fault.code,
    Message: fault.message,
    Resource: request.path,
    RequestId: requestId,
    HostId: randomUUID(),
  })
  return {
    status: fault.status,
    headers: { 'x-amz-request-id': requestId, 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  }
}
