import { createPublicKey, type JsonWebKey, type KeyObject, X509Certificate } from 'node:crypto'
import { AwsFault } from '../aws-fault'

/** The published keys of OIDC issuers, fetched when they are needed. */
export interface IssuerKeys {
  /** The key of this id; asks the issuer again when it is unknown, so that a rotation is seen at once. */
  find(issuer: string, keyId: string, keyType: 'RSA' | 'EC'): Promise<KeyObject>
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>
type KeySet = ReadonlyMap<string, KeyObject>

const answerLimitMilliseconds = 5000
const keysPerType = 100

/** A cache of key sets. `fetch` is injected; an answer must be 200, direct and within 5 seconds. */
export function createIssuerKeys(fetch: Fetch): IssuerKeys {
  const known = new Map<string, KeySet>()
  const pending = new Map<string, Promise<KeySet>>()
  const refresh = (issuer: string): Promise<KeySet> => {
    const running = pending.get(issuer)
    if (running) return running
    const started = loadKeys(issuer, fetch).finally(() => pending.delete(issuer))
    pending.set(issuer, started)
    return started
  }
  return {
    async find(issuer, keyId, keyType) {
      const id = `${keyType} ${keyId}`
      const cached = known.get(issuer)?.get(id)
      if (cached) return cached
      const keys = await refresh(issuer)
      known.set(issuer, keys)
      const key = keys.get(id)
      if (!key) throw unverifiable()
      return key
    },
  }
}

async function loadKeys(issuer: string, fetch: Fetch): Promise<KeySet> {
  const discovery = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, fetch)
  const keysUrl = discovery['jwks_uri']
  if (discovery['issuer'] !== issuer || typeof keysUrl !== 'string' || !isSecure(keysUrl)) throw unverifiable()
  const keys = (await fetchJson(keysUrl, fetch))['keys']
  if (!Array.isArray(keys)) throw unverifiable()
  return new Map([...usableKeys(keys, 'RSA'), ...usableKeys(keys, 'EC')])
}

/** Above 100 keys of one type, none of that type is usable. Of two keys with one id, the last wins. */
function usableKeys(keys: readonly unknown[], keyType: 'RSA' | 'EC'): readonly (readonly [string, KeyObject])[] {
  const ofType = keys.filter((key): key is Record<string, unknown> => isRecord(key) && key['kty'] === keyType)
  if (ofType.length > keysPerType) return []
  return ofType.flatMap((jwk) => {
    const key = typeof jwk['kid'] === 'string' && !('key_ops' in jwk) ? readKey(jwk) : null
    return key ? [[`${keyType} ${jwk['kid']}`, key] as const] : []
  })
}

/** A certificate beside a key must hold the same key. */
function readKey(jwk: Record<string, unknown>): KeyObject | null {
  try {
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
    const chain = jwk['x5c']
    if (chain === undefined) return key
    const first: unknown = Array.isArray(chain) ? chain[0] : null
    if (typeof first !== 'string') return null
    return new X509Certificate(Buffer.from(first, 'base64')).publicKey.equals(key) ? key : null
  } catch {
    return null
  }
}

async function fetchJson(url: string, fetch: Fetch): Promise<Record<string, unknown>> {
  let response: Response
  try {
    response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerLimitMilliseconds) })
  } catch (error) {
    throw error instanceof Error && error.name === 'TimeoutError' ? unverifiable() : unreachable()
  }
  const body: unknown = response.status === 200 ? await response.json().catch(() => null) : null
  if (!isRecord(body)) throw unverifiable()
  return body
}

function isSecure(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unverifiable(): AwsFault {
  return new AwsFault(
    'InvalidIdentityToken',
    400,
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  )
}

function unreachable(): AwsFault {
  const message = 'The identity provider that was asked to verify the incoming identity token could not be reached.'
  return new AwsFault('IDPCommunicationError', 400, message)
}
