import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsFault } from '../aws-fault'
import { htmlPage } from '../console/page'
import type { AwsContext } from '../context'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import { readScope } from '../sigv4'
import { readStsAddress } from '../sts/address'
import { stsFailure } from '../sts/endpoint'
import type { FaultEffect, FaultTarget } from './faults'

/** What becomes of a connection that gets no answer. */
export type ConnectionFate = 'reset' | 'hang'

/** Lets a request through to its answer, unless a fault was ordered for it. */
export async function disturb(
  context: AwsContext,
  request: HttpRequest,
  answer: () => Promise<HttpResponse>,
): Promise<HttpResponse | ConnectionFate> {
  const target = targetOf(request)
  const effect = target && context.faults.take(target)
  if (!target || !effect) return answer()
  switch (effect.kind) {
    case 'reset':
    case 'hang':
      return effect.kind
    case 'latency':
      await wait(effect.milliseconds)
      return answer()
    case 'throttle':
    case 'status':
      return refuse(context, request, { target, fault: faultOf(effect) })
  }
}

function targetOf(request: HttpRequest): FaultTarget | null {
  const operation = readParameters(request).get('Action') ?? ''
  if (request.path === '/federation') return { service: 'signin', region: null, operation }
  const scope = readScope(request)
  const address = readStsAddress(request)
  if (scope ? scope.service !== 'sts' : !address || operation === '') return null
  return { service: 'sts', region: address?.region ?? scope?.region ?? null, operation }
}

function faultOf(effect: FaultEffect & { readonly kind: 'throttle' | 'status' }): AwsFault {
  if (effect.kind === 'throttle') return new AwsFault('Throttling', 400, 'Rate exceeded')
  const { status, code = usualCode(status), message = 'The request could not be processed.' } = effect
  return new AwsFault(code, status, message)
}

function usualCode(status: number): string {
  if (status === 503) return 'ServiceUnavailable'
  return status < 500 ? 'AccessDenied' : 'InternalFailure'
}

function refuse(
  context: AwsContext,
  request: HttpRequest,
  { target, fault }: { readonly target: FaultTarget; readonly fault: AwsFault },
): HttpResponse {
  context.trail.record({
    eventTime: context.now().toISOString(),
    eventSource: `${target.service}.amazonaws.com`,
    eventName: target.operation,
    requestId: randomUUID(),
    sourceIpAddress: request.sourceIp,
    ...(target.region === null ? {} : { awsRegion: target.region }),
    errorCode: fault.code,
    errorMessage: fault.message,
  })
  if (target.service === 'sts') return stsFailure(fault)
  const text = 'Invalid Credentials parameter. The request sent by the client was syntactically incorrect.'
  return htmlPage({ status: fault.status, title: fault.status < 500 ? 'Bad request' : 'Service unavailable', text })
}
