import { z } from 'zod'
import { didYouMean } from '../suggestion'

/** A mapping that refuses unknown keys. The message holds one line a key, in the order of the issue's `keys`. */
export function strictObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map((key) => `unknown key${didYouMean(key, known) || `; known are ${known.join(', ')}`}`)
            .join('\n')
        : undefined,
  })
}
