import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { ConditionContext } from './policy/condition-context'
import type { Caller } from './principal'

/** A denial that its caller may have explained, by whoever holds `sts:DecodeAuthorizationMessage`. */
export interface DeniedRequest {
  readonly caller: Caller
  readonly action: string
  readonly resource: string
  readonly context: ConditionContext
  readonly isExplicitDeny: boolean
}

/** The encoded messages in the refusals of some services. */
export interface AuthorizationMessages {
  encode(denied: DeniedRequest, now: Date): string
  /** The message as JSON; null when it is garbled or has expired. */
  decode(encoded: string, now: Date): string | null
}

/** AWS does not publish how long a message can be decoded. */
const lifeMilliseconds = 24 * 3600 * 1000
const ivBytes = 12
const tagBytes = 16

/** Messages that nobody but this simulator can read or make. */
export function createAuthorizationMessages(): AuthorizationMessages {
  const key = randomBytes(32)
  return {
    encode(denied, now) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const plain = JSON.stringify({ at: now.getTime(), message: explain(denied) })
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    decode(encoded, now) {
      const opened = open(key, encoded)
      return opened && now.getTime() - opened.at <= lifeMilliseconds ? JSON.stringify(opened.message) : null
    },
  }
}

function open(key: Buffer, encoded: string): { readonly at: number; readonly message: unknown } | null {
  if (!/^[\w-]+$/.test(encoded)) return null
  const bytes = Buffer.from(encoded, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
    return JSON.parse(plain.toString('utf8'))
  } catch {
    return null
  }
}

/** Source: STS API Reference, DecodeAuthorizationMessage, example. */
function explain({ caller, action, resource, context, isExplicitDeny }: DeniedRequest): object {
  const { userId: id, arn } = caller
  const conditions = [...context].map(([name, values]) => ({
    key: name,
    values: items(values.map((value) => ({ value }))),
  }))
  return {
    allowed: false,
    explicitDeny: isExplicitDeny,
    matchedStatements: items([]),
    failures: items([]),
    context: { principal: { id, arn }, action, resource, conditions: items(conditions) },
  }
}

function items(list: readonly object[]): object {
  return { items: list }
}
