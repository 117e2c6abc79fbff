import { type LimitKind, limitKinds } from '@/lib/domain/session-limit'
import { type Problem, postJson, textReader } from './api-post'
import { type KeysChoices, requestBody } from './keys-choices'

/** Keys as the API gave them. They live in the memory of the open dialog, and nowhere else. */
export interface IssuedKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
  readonly assumedRoleArn: string
  /** What was asked for, to tell whether the choices have changed since. */
  readonly choices: KeysChoices
  /** As AWS was asked for. */
  readonly durationSeconds: number
  /** What cut the wish for a longer session; null when nothing did. */
  readonly clampedBy: LimitKind | null
  /** Percentage of what AWS packs that policies and tags use; null when AWS does not say. */
  readonly packedPolicySize: number | null
  /** Server clock minus browser clock. Milliseconds. */
  readonly clockOffset: number
}

/** What came of asking for keys. */
export type KeysAnswer =
  | { readonly ok: true; readonly keys: IssuedKeys }
  | { readonly ok: false; readonly problem: Problem }

interface KeysRequest {
  readonly entitlement: string
  readonly choices: KeysChoices
  /** Six digits; null where none is asked for. */
  readonly mfaCode: string | null
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
}

/** Asks Brevet for keys: one POST, never repeated by itself. Rejects only when `signal` is aborted. */
export async function requestKeys({ entitlement, choices, mfaCode, ...rest }: KeysRequest): Promise<KeysAnswer> {
  const code = mfaCode === null ? {} : { mfaCode }
  const post = { path: '/api/v1/credentials', body: { entitlement, ...requestBody(choices), ...code }, ...rest }
  const answer = await postJson(post, (body) => readKeys(body, choices))
  if (!answer.ok) return answer
  return { ok: true, keys: { ...answer.value, clockOffset: answer.clockOffset } }
}

function readKeys(body: unknown, choices: KeysChoices): Omit<IssuedKeys, 'clockOffset'> | null {
  const read = textReader(body)
  const expiresAt = new Date(read('expiration'))
  const accessKeyId = read('accessKeyId')
  const secretAccessKey = read('secretAccessKey')
  const sessionToken = read('sessionToken')
  if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiresAt.getTime())) return null
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiresAt,
    assumedRoleArn: read('assumedRoleArn'),
    choices,
    durationSeconds: numberIn(body, 'durationSeconds') ?? choices.durationSeconds,
    clampedBy: readLimit(body),
    packedPolicySize: numberIn(body, 'packedPolicySize'),
  }
}

function readLimit(body: unknown): LimitKind | null {
  const by = textReader(fieldOf(body, 'clampedBy'))('by')
  return limitKinds.find((kind) => kind === by) ?? null
}

function numberIn(body: unknown, name: string): number | null {
  const value = fieldOf(body, name)
  return typeof value === 'number' ? value : null
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined
}
