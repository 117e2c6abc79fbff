import { BrevetError } from '@/lib/domain/errors'
import { malformed } from '@/lib/domain/malformed-reason'
import { type Secret, secret } from '@/lib/domain/secret'
import { limitedText } from './limited-text'

const longest = 16 * 1024

/**
 * The fields of a small JSON object; `request_malformed` for anything else, and for a field that is none of these: a misspelt choice
 * must not count as none.
 */
export async function jsonBody(request: Request, known: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new BrevetError('request_malformed', { field: 'content-type' })
  const text = await limitedText(request, longest)
  if (text === null) throw new BrevetError('request_malformed', { field: 'body' })
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BrevetError('request_malformed', { field: 'body' })
  }
  const fields = new Map(Object.entries(value))
  if ([...fields.keys()].some((field) => !known.includes(field))) {
    throw malformed('field-unknown', { field: 'body' })
  }
  return fields
}

/** A text field; `request_malformed` when it is missing or no text. */
export function textField(body: ReadonlyMap<string, unknown>, field: string): string {
  const value = body.get(field)
  if (typeof value !== 'string') throw new BrevetError('request_malformed', { field })
  return value
}

/** A field that may be absent; `request_malformed` when it is there and of another type. */
export function optionalField<T extends keyof JsonScalars>(
  body: ReadonlyMap<string, unknown>,
  field: string,
  type: T,
): JsonScalars[T] | null {
  const value = body.get(field)
  if (value === undefined || value === null) return null
  if (typeof value !== type) throw new BrevetError('request_malformed', { field })
  return value as JsonScalars[T]
}

interface JsonScalars {
  readonly string: string
  readonly number: number
  readonly boolean: boolean
}

/** A text that must not be seen; null when it is absent or empty. */
export function secretField(body: ReadonlyMap<string, unknown>, field: string): Secret | null {
  const value = optionalField(body, field, 'string')
  return value ? secret(value) : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
