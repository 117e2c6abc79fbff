import { z } from 'zod'

const maxLength = 8192

/** Text of one to 8,192 characters. */
export const text = z.string().min(1, 'must not be empty text').max(maxLength, 'must be at most 8192 characters long')

/** One text or a list of them; gives a list. */
export const textOrList = z
  .union([text, z.array(text)], { error: 'must be text or a list of texts' })
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value))

/** Names to texts. */
export const textMap = z.record(text, z.string())

/** Lower-case identifier that is safe in paths, such as `/auth/<id>/callback`. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'must be 1 to 40 of a-z, 0-9 and -, and begin and end with a letter or digit',
  )
