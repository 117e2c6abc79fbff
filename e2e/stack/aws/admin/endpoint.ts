import { z } from 'zod'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { HttpRequest, HttpResponse } from '../http-message'
import type { AwsRegistry } from '../registry'

const oidcProvider = z.strictObject({ accountId: z.string(), url: z.string(), clientIds: z.array(z.string()) })
const samlProvider = z.strictObject({ accountId: z.string(), name: z.string(), metadata: z.string() })
const role = z.strictObject({
  accountId: z.string(),
  partition: z.string(),
  path: z.string().default('/'),
  name: z.string(),
  trustPolicy: z.unknown(),
  permissionPolicies: z.array(z.unknown()).default([]),
  maxSessionDuration: z.number().int().default(3600),
})

type Registration = (registry: AwsRegistry, body: unknown) => { readonly arn: string }

/** What the stack's own set-up may do to a running simulator: the IAM calls an administrator would make. */
const registrations: Readonly<Record<string, Registration>> = {
  'POST /_aws/iam/oidc-provider': (registry, body) => registry.registerOidcProvider(oidcProvider.parse(body)),
  'POST /_aws/iam/saml-provider': (registry, body) => registry.registerSamlProvider(samlProvider.parse(body)),
  'PUT /_aws/iam/saml-provider': (registry, body) => registry.updateSamlProvider(samlProvider.parse(body)),
  'POST /_aws/iam/role': (registry, body) => registry.registerRole(role.parse(body)),
}

/** The simulator's own API, in JSON: registrations as above, and `GET /_aws/events` for what AWS saw. */
export function answerAdmin(context: AwsContext, request: HttpRequest): HttpResponse {
  const route = `${request.method} ${request.path}`
  if (route === 'GET /_aws/events') return json(200, { events: context.trail.list() })
  const register = registrations[route]
  if (!register) return json(404, { code: 'NotFound', message: `There is no ${route}` })
  try {
    return json(201, { arn: register(context.registry, JSON.parse(request.body.toString('utf8'))).arn })
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
