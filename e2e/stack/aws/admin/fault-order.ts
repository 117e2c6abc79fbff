import { z } from 'zod'
import type { Fault, FaultEffect } from '../faults/faults'

const target = {
  service: z.enum(['sts', 'signin']).default('sts'),
  region: z.string().nullable().default(null),
  operation: z.string().nullable().default(null),
  times: z.number().int().min(1).nullable().default(1),
}

/** An order of `POST /_aws/faults`: whom it hits, its kind, and the kind's own members. */
export const fault = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...target, kind: z.literal('latency'), milliseconds: z.number().int().min(0).max(120_000) }),
    z.strictObject({
      ...target,
      kind: z.literal('status'),
      status: z.number().int().min(400).max(599),
      code: z.string().exactOptional(),
      message: z.string().exactOptional(),
    }),
    z.strictObject({ ...target, kind: z.literal('throttle') }),
    z.strictObject({ ...target, kind: z.literal('reset') }),
    z.strictObject({ ...target, kind: z.literal('hang') }),
  ])
  .transform(({ service, region, operation, times, ...effect }): Fault => {
    return { service, region, operation, times, effect: effect satisfies FaultEffect }
  })
