import { randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import type { HttpRequest } from '../http-message'
import type { RoleSession } from '../principal'
import { childElements } from '../safe-xml'
import { assumeRoleWithSaml } from '../sts/assume-role-with-saml'
import { type RolePair, readRolePairs, readSamlAttributes } from '../sts/saml-attributes'
import { openSamlResponse, peekAssertion, samlNamespaces } from '../sts/saml-response'
import type { ConsoleAnswer } from './console-answer'
import { enterConsole, refuseEntry } from './entry'

const invalidResponse = 'Your request included an invalid SAML response. To logout, click here.'
const signOut = { label: 'Sign out', href: '/console/logout' }
const defaultSeconds = 3600

/** `aud` of assertions by partition. The STS API does not ask for it; the sign-in page does. */
const audiences: Readonly<Record<string, string>> = {
  aws: 'urn:amazon:webservices',
  'aws-us-gov': 'urn:amazon:webservices:govcloud',
  'aws-cn': 'urn:amazon:webservices:cn-north-1',
}

/** Where the console opens when `RelayState` does not say. */
const homes: Readonly<Record<string, string>> = {
  aws: 'https://console.aws.amazon.com/',
  'aws-us-gov': 'https://console.amazonaws-us-gov.com/',
  'aws-cn': 'https://console.amazonaws.cn/',
}

/**
 * `POST /saml`: the browser brings an assertion, and the console opens at `RelayState`. All rules of AssumeRoleWithSAML hold, and
 * besides them the audience. The console session lasts for the attribute `SessionDuration`, by default an hour. An assertion that
 * offers several roles is refused, because this page has no role chooser. Failures are HTTP 400 and a page.
 */
export async function signInBySaml(
  context: AwsContext,
  request: HttpRequest,
  parameters: URLSearchParams,
): Promise<ConsoleAnswer> {
  try {
    const principal = await openSession(context, request, parameters.get('SAMLResponse') ?? '')
    const home = homes[principal.partition] ?? ''
    const destination = parameters.get('RelayState') || home
    return enterConsole(context, request, {
      principal,
      destination,
      issuer: '',
      endsAt: principal.expiresAt,
      again: null,
    })
  } catch (error) {
    if (error instanceof AwsFault) return refuseEntry(error.message, [signOut])
    throw error
  }
}

async function openSession(context: AwsContext, request: HttpRequest, response: string): Promise<RoleSession> {
  const requestId = randomUUID()
  const pair = onlyPair(peekAssertion(response, requestId))
  const provider = context.registry.samlProvider(pair.providerArn)
  if (!provider) throw invalid("Specified provider doesn't exist.")
  const assertion = openSamlResponse(response, provider, requestId)
  checkAudience(assertion, pair)
  const { sessionDuration } = readSamlAttributes(assertion, pair.roleArn, pair.providerArn)
  const parameters = new URLSearchParams({
    RoleArn: pair.roleArn,
    PrincipalArn: pair.providerArn,
    SAMLAssertion: response,
    DurationSeconds: String(sessionDuration ?? defaultSeconds),
  })
  let facts: EventFacts = {}
  const note = (more: EventFacts) => {
    facts = { ...facts, ...more }
  }
  await assumeRoleWithSaml.run({ context, request, requestId, parameters, region: null, note })
  const session = context.sessions.find(facts.issuedAccessKeyId ?? '')
  if (session?.kind !== 'role-session') throw invalid(invalidResponse)
  return session
}

function onlyPair(assertion: Element | null): RolePair {
  const [pair, other] = assertion ? readRolePairs(assertion) : []
  if (!pair) throw invalid(invalidResponse)
  if (other) throw invalid('The assertion offers several roles, and this page has no role chooser.')
  return pair
}

function checkAudience(assertion: Element, { roleArn }: RolePair): void {
  const expected = audiences[roleArn.split(':')[1] ?? '']
  const named = childElements(assertion, samlNamespaces.assertion, 'Conditions')
    .flatMap((conditions) => childElements(conditions, samlNamespaces.assertion, 'AudienceRestriction'))
    .flatMap((restriction) => childElements(restriction, samlNamespaces.assertion, 'Audience'))
    .map((audience) => audience.textContent)
  if (expected === undefined || !named.includes(expected)) {
    throw invalid('Response does not contain the required audience.')
  }
}

function invalid(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}
