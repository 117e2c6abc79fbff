import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { HttpRequest } from './http-message'
import { partitionOfRegion } from './identifiers'
import { type Caller, isTemporary } from './principal'
import { isOptInRegion } from './regions'
import type { AwsRegistry } from './registry'
import type { Sessions } from './sessions'

type PlainProblemKind = 'missing' | 'incomplete' | 'unknown-key' | 'unknown-token' | 'expired-token' | 'mismatch'

/** Why a signature was refused; every service words it in its own way. */
export type SignatureProblem =
  | { readonly kind: PlainProblemKind }
  | { readonly kind: 'clock'; readonly message: string }

/** A verified request: who signed it, and what the signatures of its body chunks build on. */
export interface VerifiedSignature {
  readonly caller: Caller
  readonly scope: CredentialScope
  readonly amzDate: string
  readonly signature: string
  readonly signingKey: Buffer
}

export interface CredentialScope {
  readonly accessKeyId: string
  readonly date: string
  readonly region: string
  readonly service: string
}

export type SignatureResult =
  | { readonly isValid: true; readonly verified: VerifiedSignature }
  | { readonly isValid: false; readonly problem: SignatureProblem }

export interface SignatureCheck {
  readonly registry: AwsRegistry
  readonly sessions: Sessions
  readonly now: Date
  /** Value the client must have signed as its payload hash. */
  readonly payloadHash: string
}

interface Authorization {
  readonly scope: CredentialScope
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

const clockWindowMinutes = 5

/** Reads the credential scope of a request; null when it is not signed by SigV4 in its headers. */
export function readScope(request: HttpRequest): CredentialScope | null {
  return readAuthorization(request)?.scope ?? null
}

/** Verifies a header-form SigV4 signature. Source: AWS Signature Version 4 for API requests. */
export function verifySignature(request: HttpRequest, check: SignatureCheck): SignatureResult {
  if (!request.headers['authorization']) return refuse('missing')
  const authorization = readAuthorization(request)
  const amzDate = request.headers['x-amz-date']
  if (!authorization || !amzDate || !signsWhatItMust(request, authorization)) return refuse('incomplete')
  const caller = findCaller(request, authorization.scope, check)
  if (typeof caller === 'string') return refuse(caller)
  const clock = clockProblem(amzDate, authorization.scope, check.now)
  if (clock) return { isValid: false, problem: clock }
  const signingKey = deriveKey(caller.secretAccessKey, authorization.scope)
  const expected = hmac(signingKey, stringToSign(request, authorization, check.payloadHash)).toString('hex')
  if (!isSame(expected, authorization.signature)) return refuse('mismatch')
  if (isTemporary(caller) && caller.expiresAt <= check.now) return refuse('expired-token')
  const { scope, signature } = authorization
  return { isValid: true, verified: { caller, scope, amzDate, signature, signingKey } }
}

/** `DATE/REGION/SERVICE/aws4_request` */
export function formatScope(scope: CredentialScope): string {
  return `${scope.date}/${scope.region}/${scope.service}/aws4_request`
}

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

export function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}

function readAuthorization(request: HttpRequest): Authorization | null {
  const match = /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    request.headers['authorization'] ?? '',
  )
  const [accessKeyId, date, region, service, end] = match?.[1]?.split('/') ?? []
  if (!match?.[2] || !match[3] || !accessKeyId || !date || !region || !service || end !== 'aws4_request') return null
  return { scope: { accessKeyId, date, region, service }, signedHeaders: match[2].split(';'), signature: match[3] }
}

/** `host` and every `x-amz-…` header that is present must be signed. */
function signsWhatItMust(request: HttpRequest, authorization: Authorization): boolean {
  const required = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))]
  return required.every((name) => authorization.signedHeaders.includes(name))
}

function findCaller(request: HttpRequest, scope: CredentialScope, check: SignatureCheck): Caller | PlainProblemKind {
  const token = request.headers['x-amz-security-token']
  const caller = check.sessions.find(scope.accessKeyId) ?? check.registry.userOfKey(scope.accessKeyId)
  if (!caller) return 'unknown-key'
  const partition = partitionOfRegion(scope.region)
  if (partition !== null && partition !== caller.partition) return 'unknown-key'
  if (isTemporary(caller) && caller.isGlobal && isOptInRegion(scope.region)) return 'unknown-token'
  if (token !== (isTemporary(caller) ? caller.sessionToken : undefined)) return 'unknown-token'
  return caller
}

function clockProblem(amzDate: string, scope: CredentialScope, now: Date): SignatureProblem | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate)
  if (!parts || !amzDate.startsWith(scope.date)) return { kind: 'incomplete' }
  const [, year, month, day, hour, minute, second] = parts
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const limit = clockWindowMinutes * 60_000
  const server = compact(now.getTime())
  if (signedAt < now.getTime() - limit) {
    const message = `Signature expired: ${amzDate} is now earlier than ${compact(now.getTime() - limit)} (${server} - ${clockWindowMinutes} min.)`
    return { kind: 'clock', message }
  }
  if (signedAt <= now.getTime() + limit) return null
  const message = `Signature not yet current: ${amzDate} is still later than ${compact(now.getTime() + limit)} (${server} + ${clockWindowMinutes} min.)`
  return { kind: 'clock', message }
}

function stringToSign(request: HttpRequest, authorization: Authorization, payloadHash: string): string {
  const headers = authorization.signedHeaders
    .map((name) => `${name}:${trimHeader(request.headers[name] ?? '')}\n`)
    .join('')
  const canonical = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers,
    authorization.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
  return [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    formatScope(authorization.scope),
    sha256Hex(canonical),
  ].join('\n')
}

/** Decoded and encoded once, as S3 signs it; STS has only `/`, where it makes no difference. */
function canonicalPath(path: string): string {
  return path.split('/').map(recode).join('/')
}

function canonicalQuery(query: string): string {
  if (query === '') return ''
  return query
    .split('&')
    .map((pair) => {
      const mark = pair.indexOf('=')
      return mark < 0 ? [recode(pair), ''] : [recode(pair.slice(0, mark)), recode(pair.slice(mark + 1))]
    })
    .sort(([name = '', value = ''], [otherName = '', otherValue = '']) =>
      name === otherName ? compareCodes(value, otherValue) : compareCodes(name, otherName),
    )
    .map((pair) => pair.join('='))
    .join('&')
}

function compareCodes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function recode(text: string): string {
  let decoded = text
  try {
    decoded = decodeURIComponent(text)
  } catch {
    return text
  }
  return encodeURIComponent(decoded).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function trimHeader(value: string): string {
  return value.trim().replace(/ +/g, ' ')
}

function deriveKey(secret: string, scope: CredentialScope): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, scope.date), scope.region), scope.service), 'aws4_request')
}

function compact(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

function refuse(kind: PlainProblemKind): SignatureResult {
  return { isValid: false, problem: { kind } }
}
