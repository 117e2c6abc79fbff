import { randomUUID } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import type { SamlProvider } from '../entities'
import type { EventFacts } from '../event-trail'
import type { HttpRequest } from '../http-message'
import type { RoleSession } from '../principal'
import { assumeRoleWithSaml } from '../sts/assume-role-with-saml'
import { type RolePair, readRolePairs, readSamlAttributes } from '../sts/saml-attributes'
import { openSamlResponse, peekAssertion } from '../sts/saml-response'
import { checkAddress } from './assertion-address'
import type { ConsoleAnswer } from './console-answer'
import { enterConsole, refuseEntry } from './entry'
import { signInOf } from './partition-sign-in'
import { chooseRole } from './role-chooser'

const invalidResponse = 'Your request included an invalid SAML response. To logout, click here.'
const signOut = { label: 'Sign out', href: '/console/logout' }
const defaultSeconds = 3600

/** One POST of a browser. */
interface SamlPost {
  readonly context: AwsContext
  readonly request: HttpRequest
  readonly parameters: URLSearchParams
  readonly requestId: string
  /** Whose own page it is, `/saml/acs/{IdP-ID}`; null at the page of all. */
  readonly addressee: SamlProvider | null
}

/**
 * `POST /saml`, or `/saml/acs/{IdP-ID}`: the browser brings an assertion, and the console opens at `RelayState`. All rules of
 * AssumeRoleWithSAML hold, and besides them Recipient and audience must be those of the partition. The console session lasts for
 * the attribute `SessionDuration`, by default an hour. Of several roles the person chooses one. Failures are HTTP 400 and a page.
 */
export async function signInBySaml(
  context: AwsContext,
  request: HttpRequest,
  parameters: URLSearchParams,
): Promise<ConsoleAnswer> {
  try {
    const addressee = findAddressee(context, request)
    const post = { context, request, parameters, requestId: randomUUID(), addressee }
    const pairs = readPairs(post)
    const pair = chosenPair(pairs, parameters.get('roleIndex'))
    if (pair === null) return { response: chooseRole(context, parameters, pairs), principal: null, isPending: true }
    return await enter(post, pair)
  } catch (error) {
    if (error instanceof AwsFault) return refuseEntry(error.message, [signOut])
    throw error
  }
}

function findAddressee({ registry }: AwsContext, { path }: HttpRequest): SamlProvider | null {
  const idpId = /^\/saml\/acs\/([\w-]+)$/.exec(path)?.[1]
  if (idpId === undefined) return null
  const provider = registry.samlProviderOfId(idpId)
  if (!provider) throw invalid("Specified provider doesn't exist.")
  return provider
}

/** The roles that the assertion offers, once it is verified for the first of them. */
function readPairs(post: SamlPost): readonly RolePair[] {
  const assertion = peekAssertion(responseOf(post), post.addressee, post.requestId)
  const pairs = assertion ? readRolePairs(assertion) : []
  const [first] = pairs
  if (!first) throw invalid(invalidResponse)
  verify(post, first)
  return pairs
}

/** Null when the person has to choose. */
function chosenPair(pairs: readonly RolePair[], roleIndex: string | null): RolePair | null {
  if (roleIndex === null) return pairs.length === 1 ? (pairs[0] ?? null) : null
  const chosen = pairs.find(({ roleArn }) => roleArn === roleIndex)
  if (!chosen) throw invalid(invalidResponse)
  return chosen
}

/** The assertion as its provider signed it, addressed as the sign-in page of its partition wants it. */
function verify({ context, parameters, requestId, addressee }: SamlPost, pair: RolePair): Element {
  const provider = context.registry.samlProvider(pair.providerArn)
  if (!provider || (addressee && addressee.arn !== provider.arn)) throw invalid("Specified provider doesn't exist.")
  const assertion = openSamlResponse(parameters.get('SAMLResponse') ?? '', provider, requestId)
  checkAddress(assertion, pair, addressee)
  return assertion
}

async function enter(post: SamlPost, pair: RolePair): Promise<ConsoleAnswer> {
  const { sessionDuration } = readSamlAttributes(verify(post, pair), pair.roleArn, pair.providerArn)
  const principal = await openSession(post, pair, sessionDuration ?? defaultSeconds)
  const consoleHost = signInOf(principal.partition)?.consoleHost
  const home = consoleHost ? `https://${consoleHost}/` : ''
  return enterConsole(post.context, post.request, {
    principal,
    destination: post.parameters.get('RelayState') || home,
    issuer: '',
    endsAt: principal.expiresAt,
    again: null,
  })
}

async function openSession(post: SamlPost, pair: RolePair, seconds: number): Promise<RoleSession> {
  const { context, request, requestId } = post
  const parameters = new URLSearchParams({
    RoleArn: pair.roleArn,
    PrincipalArn: pair.providerArn,
    SAMLAssertion: responseOf(post),
    DurationSeconds: String(seconds),
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

function responseOf({ parameters }: SamlPost): string {
  return parameters.get('SAMLResponse') ?? ''
}

function invalid(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}
