import { randomUUID } from 'node:crypto'
import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import type { ConsoleAnswer } from './console-answer'
import type { ConsolePrincipal } from './console-session'
import { consoleHome, consoleLogout } from './home'
import { logIn } from './login'
import { badRequestPage, htmlPage } from './page'
import { signInBySaml } from './saml-sign-in'
import { issueSigninToken } from './signin-token'

interface ConsoleEvent {
  readonly name: 'GetSigninToken' | 'ConsoleLogin'
  readonly answer: ConsoleAnswer
}

/** The federation endpoint: `getSigninToken` by GET or POST, `login` by GET. Failures are HTTP 400 with an HTML page. */
export function answerFederation(context: AwsContext, request: HttpRequest): HttpResponse {
  const parameters = readParameters(request)
  const isRead = request.method === 'GET'
  if (parameters.get('Action') === 'getSigninToken' && (isRead || request.method === 'POST')) {
    return recorded(context, request, { name: 'GetSigninToken', answer: issueSigninToken(context, parameters) })
  }
  if (parameters.get('Action') === 'login' && isRead) {
    return recorded(context, request, { name: 'ConsoleLogin', answer: logIn(context, request, parameters) })
  }
  return badRequestPage('The request sent by the client was syntactically incorrect.')
}

/** The sign-in page for assertions, by POST. */
export async function answerSamlSignIn(context: AwsContext, request: HttpRequest): Promise<HttpResponse> {
  if (request.method !== 'POST') return badRequestPage('The request sent by the client was syntactically incorrect.')
  const answer = await signInBySaml(context, request, readParameters(request))
  if (answer.isPending) return answer.response
  return recorded(context, request, { name: 'ConsoleLogin', answer })
}

/** The console: its home page, and signing out. */
export function answerConsole(context: AwsContext, request: HttpRequest): HttpResponse {
  if (request.path === '/console/home') return consoleHome(context, request)
  if (request.path === '/console/logout') return consoleLogout(context, request, null)
  return htmlPage({ status: 404, title: 'No such page', text: 'This console has a home page and no other.' })
}

/**
 * `/oauth?Action=logout&redirect_uri=`: ends the console session and goes on to a sign-in of the same host. Any other
 * `redirect_uri` is HTTP 400: AWS follows it only where both addresses are on the regional host of us-east-1.
 */
export function answerSignOut(context: AwsContext, request: HttpRequest): HttpResponse {
  const query = new URLSearchParams(request.query)
  if (query.get('Action') !== 'logout' || request.method !== 'GET') return badRequestPage('The request is invalid.')
  const next = query.get('redirect_uri')
  if (next === null) return consoleLogout(context, request, null)
  const target = signInPath(next, request)
  return target === null ? badRequestPage('The redirect_uri is invalid.') : consoleLogout(context, request, target)
}

/** Path and query of a federation address on the host that was asked; null for every other address. */
function signInPath(text: string, request: HttpRequest): string | null {
  const base = `http://${request.headers['host'] ?? 'localhost'}`
  if (!URL.canParse(text, base)) return null
  const url = new URL(text, base)
  return url.origin === new URL(base).origin && url.pathname === '/federation' ? `${url.pathname}${url.search}` : null
}

function recorded(context: AwsContext, request: HttpRequest, event: ConsoleEvent): HttpResponse {
  const { response, principal } = event.answer
  context.trail.record({
    eventTime: context.now().toISOString(),
    eventSource: 'signin.amazonaws.com',
    eventName: event.name,
    requestId: randomUUID(),
    sourceIpAddress: request.sourceIp,
    ...(principal
      ? identityFacts(principal)
      : { errorCode: 'Failure', errorMessage: `Refused with HTTP ${response.status}` }),
  })
  return response
}

function identityFacts(principal: ConsolePrincipal): EventFacts {
  const facts = { callerArn: principal.arn, accessKeyId: principal.accessKeyId, principalTags: principal.tags }
  if (principal.kind === 'federated-user') return facts
  return {
    ...facts,
    roleArn: principal.roleArn,
    roleSessionName: principal.sessionName,
    ...(principal.sourceIdentity === null ? {} : { sourceIdentity: principal.sourceIdentity }),
  }
}
