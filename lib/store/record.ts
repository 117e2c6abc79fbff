import type { z } from 'zod'
import { BrevetError } from '../domain/errors'

/** Reads JSON that the store wrote earlier. Throws `internal` with `table` when it is not what was written. */
export function parseRecord<T>(schema: z.ZodType<T>, text: string, table: string): T {
  const record = schema.safeParse(parseJson(text))
  if (!record.success) throw new BrevetError('internal', { reason: 'row_malformed', table })
  return record.data
}

/** The value of a JSON text, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
