import { randomUUID } from 'node:crypto'
import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { secret } from '../domain/secret'
import type { PendingSignIn } from '../domain/sign-in'
import type { GroupDirectory } from './group-directory'
import { createOidcSource } from './oidc'
import { type Behaviour, clientId, type TestProvider } from './oidc-provider.fixture'
import { clientSecret } from './oidc-signer.fixture'
import type { CallbackRequest, IdentitySource, SignInResult, SignInStart } from './source'
import { pendingSignIn } from './source.contract'

export const publicUrl = 'http://127.0.0.1:3000'

/** A plain source configuration for a test provider. */
export function oidcConfig(issuer: string, changes: Partial<OidcSourceConfig> = {}): OidcSourceConfig {
  return {
    id: 'corp',
    kind: 'oidc',
    label: 'Corporate SSO',
    issuer,
    clientId,
    clientSecret: secret(clientSecret),
    clientAuthentication: 'client_secret_basic',
    scopes: ['openid', 'profile'],
    claims: { subject: 'sub', name: 'name', email: 'email', groups: ['groups'], groupFormat: 'values', attributes: {} },
    userinfo: 'auto',
    responseMode: 'query',
    pkce: 'required',
    parameters: {},
    tenants: [],
    requireClaims: {},
    emailDomains: [],
    emailTrust: 'verified',
    groupNames: {},
    groupSeparator: null,
    groupsSuspectAt: null,
    directory: null,
    ...changes,
  }
}

/** A source, its provider, and the clock both follow. */
export interface Bench {
  readonly provider: TestProvider
  readonly source: IdentitySource
  /** Moves the clock of both. */
  readonly advance: (seconds: number) => void
  readonly signIn: (behaviour?: Behaviour) => Promise<SignInResult>
  /** The code and details of the refusal; fails when the sign-in is accepted. */
  readonly refusal: (behaviour?: Behaviour) => Promise<BrevetError>
}

/** Puts a source in front of a provider. */
export function bench(
  provider: TestProvider,
  changes: Partial<OidcSourceConfig> = {},
  directory: GroupDirectory | null = null,
): Bench {
  let clock = new Date()
  provider.setClock(clock)
  provider.behaviour({})
  const source = createOidcSource(oidcConfig(provider.issuer, changes), {
    publicUrl,
    now: () => clock,
    fetch: provider.fetch,
    samlKeys: {
      current: () => Promise.reject(new Error('OIDC signs nothing')),
      published: () => Promise.resolve([]),
    },
    directory,
    awsAddressees: [],
  })
  const signIn = async (behaviour: Behaviour = {}): Promise<SignInResult> => {
    provider.behaviour(behaviour)
    const { started, pending } = await begin(source)
    return source.finish(callbackOf(provider, started), pending)
  }
  return {
    provider,
    source,
    advance: (seconds) => {
      clock = new Date(clock.getTime() + seconds * 1000)
      provider.setClock(clock)
    },
    signIn,
    refusal: (behaviour) => refusalOf(signIn(behaviour)),
  }
}

/** Begins a sign-in and keeps it as the caller would. */
export async function begin(source: IdentitySource): Promise<{ started: SignInStart; pending: PendingSignIn }> {
  const id = randomUUID()
  const started = await source.begin({ pendingId: id, loginHint: null })
  return { started, pending: pendingSignIn(source.id, id, started.memory) }
}

/** What reaches our callback when the person agrees: in the query, or in the form when form_post was asked for. */
export function callbackOf(provider: TestProvider, started: SignInStart): CallbackRequest {
  const parameters = provider.authorize(started.url)
  const url = new URL(`${publicUrl}/auth/corp/callback`)
  if (started.url.searchParams.get('response_mode') === 'form_post') return { url, form: parameters }
  url.search = parameters.toString()
  return { url, form: null }
}

/** The BrevetError of a sign-in that must fail. */
export async function refusalOf(attempt: Promise<unknown>): Promise<BrevetError> {
  const error = await attempt.then(
    () => new Error('the sign-in was accepted'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof BrevetError) return error
  throw error
}
