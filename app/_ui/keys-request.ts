import { type Problem, postJson, textReader } from './api-post'

/** Keys as the API gave them. They live in the memory of the open dialog, and nowhere else. */
export interface IssuedKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
  readonly assumedRoleArn: string
  /** The region the API names; null when it names none. */
  readonly region: string | null
  readonly durationSeconds: number
  /** Server clock minus browser clock. Milliseconds. */
  readonly clockOffset: number
}

/** What came of asking for keys. */
export type KeysAnswer =
  | { readonly ok: true; readonly keys: IssuedKeys }
  | { readonly ok: false; readonly problem: Problem }

interface KeysRequest {
  readonly entitlement: string
  readonly durationSeconds: number
  /** Six digits; null where none is asked for. */
  readonly mfaCode: string | null
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
}

/** Asks Brevet for keys: one POST, never repeated by itself. Rejects only when `signal` is aborted. */
export async function requestKeys({
  entitlement,
  durationSeconds,
  mfaCode,
  ...rest
}: KeysRequest): Promise<KeysAnswer> {
  const post = {
    path: '/api/v1/credentials',
    body: { entitlement, durationSeconds, ...(mfaCode !== null && { mfaCode }) },
    ...rest,
  }
  const answer = await postJson(post, readKeys)
  if (!answer.ok) return answer
  return { ok: true, keys: { ...answer.value, durationSeconds, clockOffset: answer.clockOffset } }
}

function readKeys(body: unknown): Omit<IssuedKeys, 'durationSeconds' | 'clockOffset'> | null {
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
    region: read('region') || null,
  }
}
