import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Answer, jsonAnswer } from './answer'
import { asAnswer } from './discovery'
import { accessTokenHash, encodePart, type Json, type SigningKey, signatureOf } from './signer'

/** How one sign-in goes wrong; every default is what an honest provider does. */
export interface Misbehaviour {
  /** Redeems a code any number of times and by any verifier, as a careless provider would. */
  readonly isLenient?: boolean
  /** Of the key that signs. Default ES256. */
  readonly alg?: string
  readonly header?: (header: Json) => Json
  readonly claims?: (claims: Json) => Json
  /** The second part of the token, as bytes. */
  readonly payload?: (claims: Json) => Buffer
  /** The third part of the token: bytes, or the text as it stands. */
  readonly signature?: (input: string, key: SigningKey) => Buffer | string
  /** Has the last word on the ID token. */
  readonly idToken?: (token: string) => unknown
  readonly tokenAnswer?: (body: Json) => Answer | Json
  readonly userinfo?: (claims: Json) => Answer | Json
  /** What the browser brings to the callback. */
  readonly parameters?: (parameters: URLSearchParams) => void
}

/** Whom the provider speaks of. */
export const honestPerson: Json = {
  sub: 'honest-person',
  name: 'Honest Person',
  email: 'person@example.com',
  email_verified: true,
  groups: ['payments-dev'],
}

/** A code that waits to be redeemed. */
export interface CodeGrant {
  readonly clientId: string
  readonly challenge: string
  readonly method: string
  readonly redirectUri: string
  readonly nonce: string
  readonly misbehaviour: Misbehaviour
}

/** What a grant is turned into. */
export interface TokenIssue {
  readonly issuer: string
  readonly key: SigningKey
  readonly now: Date
}

export function issueTokens(grant: CodeGrant, { issuer, key, now }: TokenIssue): { accessToken: string; body: Json } {
  const { misbehaviour } = grant
  const accessToken = randomUUID()
  const iat = Math.floor(now.getTime() / 1000)
  const standard: Json = {
    ...honestPerson,
    iss: issuer,
    aud: grant.clientId,
    iat,
    exp: iat + 300,
    nonce: grant.nonce,
    at_hash: accessTokenHash(key.alg, accessToken),
  }
  const idToken = signToken(misbehaviour, key, misbehaviour.claims?.(standard) ?? standard)
  const body = { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken }
  return { accessToken, body }
}

/** A token as good or as bad as it is wanted. */
export function signToken(misbehaviour: Misbehaviour, key: SigningKey, claims: Json): unknown {
  const standard: Json = { alg: key.alg, kid: key.kid, typ: 'JWT' }
  const header = misbehaviour.header?.(standard) ?? standard
  const input = `${encodePart(header)}.${encodePart(misbehaviour.payload?.(claims) ?? claims)}`
  const signature = misbehaviour.signature?.(input, key) ?? signatureOf(key.alg, input, key.privateKey)
  const token = `${input}.${typeof signature === 'string' ? signature : signature.toString('base64url')}`
  return misbehaviour.idToken ? misbehaviour.idToken(token) : token
}

export function answerToken(grant: CodeGrant, body: Json): Answer {
  return asAnswer(grant.misbehaviour.tokenAnswer?.(body) ?? body)
}

export const refusedGrant: Answer = jsonAnswer({ error: 'invalid_grant' }, 400)

/** The provider is strict with what it is sent, so that a sign-in without PKCE, or with another's code, fails here. */
export function isRedeemable(grant: CodeGrant, form: URLSearchParams, request: IncomingMessage): boolean {
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (grant.misbehaviour.isLenient) return true
  return (
    grant.method === 'S256' &&
    grant.challenge === challenge &&
    grant.redirectUri === form.get('redirect_uri') &&
    isClient(grant.clientId, request)
  )
}

export const clientSecret = 'a-client-secret-that-both-sides-know'

function isClient(clientId: string, { headers: { authorization = '' } }: IncomingMessage): boolean {
  const pair = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString()
  const [user, password] = pair.split(':').map(decodeURIComponent)
  return user === clientId && password === clientSecret
}
