/**
 * An OpenID provider that misbehaves on command. It has any number of issuers, one for each first segment of a path, because a
 * portal keeps the documents of an issuer; what is wrong with one sign-in travels with its code, so that sign-ins may be tried at once.
 * All issuers sign with the same keys, as the tenants of one large provider do: no check of the issuer may lean on the signature.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readForm, startListener } from '../../stack/listener'
import { type Answer, send } from './answer'
import { answerDiscovery, type DiscoveryChange } from './discovery'
import { answerKeySet, type KeySetChange } from './jwks'
import { makeKey, type SigningKey } from './signer'
import { answerToken, type CodeGrant, isRedeemable, issueTokens, type Misbehaviour, refusedGrant } from './token'
import { answerUserinfo } from './userinfo'

/** What an issuer publishes; every default is decent. */
export interface Publication {
  readonly discovery?: DiscoveryChange
  readonly keySet?: KeySetChange
}

/** A request that the provider got. */
export interface Received {
  readonly issuer: string
  /** The last segment of the path. */
  readonly endpoint: string
  readonly form: URLSearchParams
}

export interface HostileProvider {
  readonly url: string
  readonly keys: ReadonlyMap<string, SigningKey>
  issuerOf(name: string): string
  publish(name: string, publication: Publication): void
  /** The key for an algorithm is another from now on. */
  rotate(alg: string): void
  /** What a person's consent at this address ends in: the parameters of the callback. */
  authorize(address: URL, misbehaviour?: Misbehaviour): URLSearchParams
  received(name: string, endpoint: string): readonly Received[]
  setClock(now: () => Date): void
  close(): Promise<void>
}

interface State {
  readonly url: string
  readonly keys: Map<string, SigningKey>
  readonly publications: Map<string, Publication>
  readonly codes: Map<string, CodeGrant>
  readonly accessTokens: Map<string, Misbehaviour>
  readonly log: Received[]
  now: () => Date
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']

export async function startHostileProvider(): Promise<HostileProvider> {
  let state: State | null = null
  const part = await startListener(0, (url) => {
    const opened = openState(url)
    state = opened
    return (request, response) =>
      void answer(opened, request, response).catch(() => response.writeHead(500).end('the provider has a fault'))
  })
  if (!state) throw new Error('the provider has not started')
  return { url: part.url, close: part.close, ...commands(state) }
}

function openState(url: string): State {
  const keys = new Map(algorithms.map((alg) => [alg, makeKey(alg)]))
  return {
    url,
    keys,
    publications: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    log: [],
    now: () => new Date(),
  }
}

function commands(state: State): Omit<HostileProvider, 'url' | 'close'> {
  return {
    keys: state.keys,
    issuerOf: (name) => `${state.url}/${name}`,
    publish: (name, publication) => void state.publications.set(name, publication),
    rotate: (alg) => void state.keys.set(alg, makeKey(alg)),
    authorize: (address, misbehaviour = {}) => authorize(state, address, misbehaviour),
    received: (name, endpoint) => state.log.filter((one) => one.issuer === name && one.endpoint === endpoint),
    setClock(now) {
      state.now = now
    },
  }
}

function authorize(state: State, address: URL, misbehaviour: Misbehaviour): URLSearchParams {
  const asked = (name: string) => address.searchParams.get(name) ?? ''
  const code = randomUUID()
  state.codes.set(code, {
    clientId: asked('client_id'),
    challenge: asked('code_challenge'),
    method: asked('code_challenge_method'),
    redirectUri: asked('redirect_uri'),
    nonce: asked('nonce'),
    misbehaviour,
  })
  const iss = `${state.url}${address.pathname.replace(/\/authorize$/, '')}`
  const parameters = new URLSearchParams({ code, state: asked('state'), iss })
  misbehaviour.parameters?.(parameters)
  return parameters
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, issuer = '', ...rest] = new URL(request.url ?? '/', state.url).pathname.split('/')
  const endpoint = rest.at(-1) ?? ''
  const form = request.method === 'POST' ? await readForm(request) : new URLSearchParams()
  state.log.push({ issuer, endpoint, form })
  const { discovery, keySet } = state.publications.get(issuer) ?? {}
  if (endpoint === 'openid-configuration') {
    return send(response, answerDiscovery(`${state.url}/${issuer}`, discovery))
  }
  if (endpoint === 'jwks') return send(response, answerKeySet([...state.keys.values()], keySet))
  if (endpoint === 'token') return redeem(state, { issuer, endpoint, form }, { request, response })
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
  return send(response, answerUserinfo(state.accessTokens.get(token) ?? null))
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

function redeem(state: State, { issuer, form }: Received, { request, response }: Exchange): void {
  const code = form.get('code') ?? ''
  const grant = state.codes.get(code)
  if (!grant?.misbehaviour.isLenient) state.codes.delete(code)
  const isGood = grant !== undefined && isRedeemable(grant, form, request)
  send(response, isGood ? honour(state, issuer, grant) : refusedGrant)
}

function honour(state: State, issuer: string, grant: CodeGrant): Answer {
  const key = state.keys.get(grant.misbehaviour.alg ?? 'ES256')
  if (!key) throw new Error('the provider has no key for that')
  const issue = { issuer: `${state.url}/${issuer}`, key, now: state.now() }
  const { accessToken, body } = issueTokens(grant, issue)
  state.accessTokens.set(accessToken, grant.misbehaviour)
  return answerToken(grant, body)
}
