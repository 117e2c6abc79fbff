/**
 * An OpenID provider for tests, on a free loopback port. It is strict about what it is sent (client secret, PKCE, redirect URI)
 * and answers as badly as the test's {@link Behaviour} says. Keys are made at start.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWK } from 'jose'
import {
  algorithms,
  clientSecret,
  hashOf,
  type KeyPair,
  makeKey,
  makeKeys,
  type Signer,
  type Signing,
  sign,
} from './oidc-signer.fixture'
import { contractPerson } from './source.contract'

export const clientId = 'brevet'

type Json = Readonly<Record<string, unknown>>

/** How one test wants the provider to be; every default is a well-behaved provider. */
export interface Behaviour {
  readonly alg?: string
  readonly kid?: string
  readonly signer?: Signer
  readonly claims?: (claims: Json) => Json
  readonly userinfo?: (claims: Json) => Json
  /** Makes userinfo a JWT, signed by the published key or by one that nobody knows. */
  readonly userinfoSigner?: 'own' | 'stranger'
  readonly document?: (document: Json) => unknown
  readonly parameters?: (parameters: URLSearchParams) => void
  readonly token?: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  /** What an answer to a refresh token lacks. */
  readonly refreshOmits?: readonly string[]
  readonly keySet?: (keys: readonly JWK[]) => { readonly keys: readonly JWK[]; readonly padding?: string }
  /** The endpoint (end of its path) that never finishes its answer, redirects, or answers 503. */
  readonly hangs?: string
  readonly redirects?: string
  readonly fails?: string
}

export interface TestProvider {
  readonly issuer: string
  readonly behaviour: (behaviour: Behaviour) => void
  /** What the provider does when the browser comes to this address and the person agrees. */
  readonly authorize: (url: URL) => URLSearchParams
  /** Any token of this provider's, signed as well or as badly as wanted. */
  readonly token: (claims: Json, how?: Signing) => Promise<string>
  readonly rotateKeys: () => Promise<void>
  readonly setClock: (now: Date) => void
  readonly hits: (endpoint: string) => number
  /** Reaches this provider under whatever https host its documents name. */
  readonly fetch: typeof fetch
  readonly secrets: () => readonly string[]
  readonly close: () => Promise<void>
}

interface Grant {
  readonly challenge: string
  readonly redirectUri: string
  readonly nonce: string
}

interface State {
  behaviour: Behaviour
  keys: ReadonlyMap<string, KeyPair>
  readonly stranger: KeyPair
  now: Date
  readonly grants: Map<string, Grant>
  /** By refresh token. */
  readonly refreshable: Map<string, Grant>
  readonly hits: Map<string, number>
  readonly secrets: string[]
  issuer: string
}

/** Starts a provider; `issuer` is the address it claims, its own by default. */
export async function startProvider(issuer?: string): Promise<TestProvider> {
  const state: State = {
    behaviour: {},
    keys: await makeKeys(),
    stranger: await makeKey('ES256'),
    now: new Date(),
    grants: new Map(),
    refreshable: new Map(),
    hits: new Map(),
    secrets: [clientSecret],
    issuer: '',
  }
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.writeHead(500).end())
  })
  const origin = await listen(server)
  state.issuer = issuer ?? origin
  return {
    issuer: state.issuer,
    behaviour: (behaviour) => {
      state.behaviour = behaviour
    },
    authorize: (url) => authorize(state, url),
    token: (claims, how = {}) => sign(how, state, claims),
    rotateKeys: async () => {
      state.keys = await makeKeys()
    },
    setClock: (now) => {
      state.now = now
    },
    hits: (endpoint) => state.hits.get(endpoint) ?? 0,
    fetch: (input, init) => {
      const url = new URL(String(input))
      return fetch(`${origin}${url.pathname}${url.search}`, init)
    },
    secrets: () => state.secrets,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function authorize(state: State, url: URL): URLSearchParams {
  const query = url.searchParams
  const code = randomUUID()
  state.secrets.push(code)
  state.grants.set(code, {
    challenge: query.get('code_challenge') ?? '',
    redirectUri: query.get('redirect_uri') ?? '',
    nonce: query.get('nonce') ?? '',
  })
  const parameters = new URLSearchParams({ code, state: query.get('state') ?? '', iss: state.issuer })
  state.behaviour.parameters?.(parameters)
  return parameters
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://provider')
  const endpoint = pathname.split('/').at(-1) ?? ''
  state.hits.set(endpoint, (state.hits.get(endpoint) ?? 0) + 1)
  const { hangs, redirects, fails } = state.behaviour
  if (endpoint === hangs) return void response.writeHead(200).write('{')
  if (endpoint === redirects) return void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
  if (endpoint === fails) return void response.writeHead(503).end()
  if (endpoint === 'openid-configuration') return send(response, document(state))
  if (endpoint === 'jwks') return send(response, keySet(state))
  if (endpoint === 'userinfo') return userinfo(state, response)
  return token(state, request, response)
}

const json = { 'content-type': 'application/json' }

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, json).end(JSON.stringify(body))
}

function document(state: State): unknown {
  const base = new URL(state.issuer).origin
  const standard = {
    issuer: state.issuer,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwks`,
    userinfo_endpoint: `${base}/userinfo`,
    end_session_endpoint: `${base}/logout`,
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ['plain', 'S256'],
    id_token_signing_alg_values_supported: [...algorithms, 'HS256', 'none'],
  }
  return state.behaviour.document ? state.behaviour.document(standard) : standard
}

function keySet(state: State): unknown {
  const keys = [...state.keys.values()].map((pair) => pair.jwk)
  return state.behaviour.keySet ? state.behaviour.keySet(keys) : { keys }
}

const person = {
  sub: contractPerson.subject,
  name: contractPerson.name,
  email: contractPerson.email,
  email_verified: true,
  groups: contractPerson.groups,
}

async function userinfo(state: State, response: ServerResponse): Promise<void> {
  const { userinfo: change, userinfoSigner: signer } = state.behaviour
  const claims = change ? change(person) : person
  if (signer === undefined) return send(response, claims)
  const jwt = await sign({ signer }, state, { ...claims, iss: state.issuer, aud: clientId })
  response.writeHead(200, { 'content-type': 'application/jwt' }).end(jwt)
}

async function token(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const form = new URLSearchParams(Buffer.concat(chunks).toString())
  const { token: fixed } = state.behaviour
  if (fixed) return void response.writeHead(fixed.status, { ...json, ...fixed.headers }).end(JSON.stringify(fixed.body))
  const grant = takeGrant(state, form)
  if (!grant) return send(response, { error: 'invalid_grant' }, 400)
  if (!isClient(request, form)) return send(response, { error: 'invalid_client' }, 400)
  const accessToken = randomUUID()
  const idToken = await sign(state.behaviour, state, claimsFor(state, grant, accessToken))
  const refreshToken = randomUUID()
  state.secrets.push(accessToken, idToken, refreshToken)
  state.refreshable.set(refreshToken, grant)
  const answer = { access_token: accessToken, token_type: 'Bearer', id_token: idToken, refresh_token: refreshToken }
  const omitted = form.has('refresh_token') ? (state.behaviour.refreshOmits ?? []) : []
  send(response, Object.fromEntries(Object.entries(answer).filter(([name]) => !omitted.includes(name))))
}

/** The grant behind a code or a refresh token; each counts once. */
function takeGrant(state: State, form: URLSearchParams): Grant | null {
  const old = form.get('refresh_token')
  if (form.get('grant_type') === 'refresh_token' && old !== null) {
    const grant = state.refreshable.get(old) ?? null
    if (!state.behaviour.refreshOmits?.includes('refresh_token')) state.refreshable.delete(old)
    return grant
  }
  const grant = state.grants.get(form.get('code') ?? '')
  state.grants.delete(form.get('code') ?? '')
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  return grant && grant.challenge === challenge && grant.redirectUri === form.get('redirect_uri') ? grant : null
}

function isClient(request: IncomingMessage, form: URLSearchParams): boolean {
  const [scheme, encoded = ''] = request.headers.authorization?.split(' ') ?? []
  if (scheme === 'Basic') {
    const pair = Buffer.from(encoded, 'base64').toString().split(':').map(decodeURIComponent)
    return pair[0] === clientId && pair[1] === clientSecret
  }
  return form.get('client_id') === clientId && [null, clientSecret].includes(form.get('client_secret'))
}

function claimsFor(state: State, grant: Grant, accessToken: string): Json {
  const iat = Math.floor(state.now.getTime() / 1000)
  const digest = createHash(hashOf(state.behaviour.alg ?? 'ES256'))
    .update(accessToken)
    .digest()
  const standard = {
    ...person,
    iss: state.issuer,
    aud: clientId,
    iat,
    exp: iat + 300,
    auth_time: iat - 5,
    sid: 'session-7',
    nonce: grant.nonce,
    at_hash: digest.subarray(0, digest.length / 2).toString('base64url'),
  }
  return state.behaviour.claims?.(standard) ?? standard
}
