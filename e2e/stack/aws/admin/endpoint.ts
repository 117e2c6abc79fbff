import { z } from 'zod'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { HttpRequest, HttpResponse } from '../http-message'
import { adminRoutes } from './routes'

/** The simulator's own API, in JSON; `routes.ts` lists its calls. */
export function answerAdmin(context: AwsContext, request: HttpRequest): HttpResponse {
  const route = `${request.method} ${request.path}`
  const answer = Object.hasOwn(adminRoutes, route) ? adminRoutes[route] : undefined
  if (!answer) return json(404, { code: 'NotFound', message: `There is no ${route}` })
  try {
    const text = request.body.toString('utf8')
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const { status, body: answered } = answer({ context, query: new URLSearchParams(request.query), body })
    return json(status, answered)
  } catch (error) {
    if (error instanceof AwsFault) return json(error.status, { code: error.code, message: error.message })
    if (error instanceof SyntaxError) return json(400, { code: 'MalformedInput', message: 'The body is not JSON' })
    if (error instanceof z.ZodError) return json(400, { code: 'ValidationError', message: z.prettifyError(error) })
    throw error
  }
}

function json(status: number, body: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
