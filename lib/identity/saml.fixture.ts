import { randomUUID } from 'node:crypto'
import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import { createSamlSource } from './saml'
import { persistent, type ResponseFacts, renderResponse } from './saml-response.fixture'
import { makeSigner, ringOf, type TestSigner } from './saml-signer.fixture'
import type { Addressee, CallbackRequest, IdentitySource, SignInResult, SignInStart } from './source'
import { pendingSignIn } from './source.contract'

export const publicUrl = 'https://portal.example.com'
export const consumerUrl = `${publicUrl}/auth/partners/callback`
export const spEntityId = `${publicUrl}/auth/partners/metadata`
export const idpEntityId = 'https://idp.example.com/metadata'
export const signInUrl = 'https://idp.example.com/sso'
export const signOutUrl = 'https://idp.example.com/slo'

/** AWS, as the answers of a second application name it. */
const awsAddressee: Addressee = {
  audience: 'urn:amazon:webservices',
  isRecipient: (address) => address === 'https://signin.aws.amazon.com/saml',
}

/** Made once for a test file: the provider's key, somebody else's, and ours. */
const keys = await Promise.all([makeSigner(), makeSigner(), makeSigner()])
export const [idp, stranger, portal]: readonly [TestSigner, TestSigner, TestSigner] = keys

/** A source configuration that takes the provider from values. */
export function samlConfig(changes: Partial<SamlSourceConfig> = {}): SamlSourceConfig {
  return {
    id: 'partners',
    kind: 'saml',
    label: 'Partner SSO',
    metadata: { from: 'values', entityId: idpEntityId, signInUrl, signOutUrl, certificates: [idp.certificate] },
    spEntityId,
    signed: 'either',
    attributes: { subject: null, name: ['name'], email: ['email'], groups: ['groups'], others: { team: 'team' } },
    clockSkewSeconds: 120,
    forceAuthn: false,
    awsAssertion: null,
    emailDomains: [],
    emailTrust: 'provider',
    groupNames: {},
    groupSeparator: null,
    groupsSuspectAt: null,
    directory: null,
    ...changes,
  }
}

export interface SourceSurroundings {
  readonly fetch?: typeof fetch
  readonly now?: () => Date
  readonly publicUrl?: string
}

export function samlSource(changes: Partial<SamlSourceConfig> = {}, around: SourceSurroundings = {}): IdentitySource {
  return createSamlSource(samlConfig(changes), {
    publicUrl: around.publicUrl ?? publicUrl,
    now: around.now ?? (() => new Date()),
    fetch: around.fetch ?? (() => Promise.reject(new Error('nothing here may call anybody'))),
    samlKeys: ringOf(portal),
    directory: null,
    awsAddressees: [awsAddressee],
  })
}

/** Begins a sign-in and keeps it as the caller would. */
export async function begin(source: IdentitySource): Promise<{ started: SignInStart; pending: PendingSignIn }> {
  const id = randomUUID()
  const started = await source.begin({ pendingId: id, loginHint: null })
  return { started, pending: pendingSignIn(source.id, id, started.memory) }
}

/** A good answer's facts, with changes. */
export function factsFor(pending: PendingSignIn, changes: Partial<ResponseFacts> = {}): ResponseFacts {
  return {
    signing: 'assertion',
    signer: idp,
    issuer: idpEntityId,
    audience: spEntityId,
    consumerUrl,
    requestId: pending.memory['requestId'] ?? '',
    nameId: 'ana',
    nameIdFormat: persistent,
    attributes: { name: ['Ana'], email: ['ana@example.com'], groups: ['platform', 'aws-admins'], team: ['core'] },
    shiftSeconds: 0,
    recipe: {},
    assertion: (xml) => xml,
    response: (xml) => xml,
    tamper: (xml) => xml,
    ...changes,
  }
}

/** The form that a browser posts to us. */
export function posted(xml: string | Buffer, relayState: string): CallbackRequest {
  const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState })
  return { url: new URL(consumerUrl), form }
}

/** One sign-in from start to end, with the answer changed. */
export async function signIn(
  changes: Partial<ResponseFacts> = {},
  config: Partial<SamlSourceConfig> = {},
): Promise<SignInResult> {
  const source = samlSource(config)
  const { pending } = await begin(source)
  return source.finish(posted(renderResponse(factsFor(pending, changes)), pending.id), pending)
}

/** What came of a sign-in, in one line: the code of the refusal, or the person. Anything but a BrevetError is a bug and fails. */
export async function verdict(attempt: Promise<SignInResult>): Promise<string> {
  try {
    const { identity } = await attempt
    return `signed in as ${identity.subject} with ${identity.groups.map(({ value }) => value).join()}`
  } catch (error) {
    if (error instanceof BrevetError) return error.code
    throw error
  }
}

export const signedInAsAna = 'signed in as ana with platform,aws-admins'
