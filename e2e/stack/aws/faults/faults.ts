/** What happens to a call instead of, or before, its answer. */
export type FaultEffect =
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** `code` and `message` count at STS only; the federation endpoint answers a page. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly message?: string }
  /** `Throttling` 400, as STS words it. */
  | { readonly kind: 'throttle' }
  /** The connection breaks. */
  | { readonly kind: 'reset' }
  /** No answer ever comes. */
  | { readonly kind: 'hang' }

/** A call as faults see it. */
export interface FaultTarget {
  readonly service: 'sts' | 'signin'
  /** Null at a global endpoint. */
  readonly region: string | null
  /** `Action`, e.g. `AssumeRole` or `getSigninToken`. */
  readonly operation: string
}

/** A fault to come. */
export interface Fault {
  readonly service: 'sts' | 'signin'
  /** Null: every region, and the global endpoint. */
  readonly region: string | null
  /** Null: every operation of the service. */
  readonly operation: string | null
  readonly effect: FaultEffect
  /** How many calls it hits; null: all of them until it is cleared. */
  readonly times: number | null
}

interface FaultCount extends Fault {
  readonly hits: number
}

/** The faults that tests have ordered. */
export interface Faults {
  add(fault: Fault): void
  /** The effect on this call, which counts as a hit; null for none. The oldest fault that fits and is not used up wins. */
  take(target: FaultTarget): FaultEffect | null
  /** Oldest first, used up or not. */
  list(): readonly FaultCount[]
  clear(): void
}

export function createFaults(): Faults {
  const faults: { readonly fault: Fault; hits: number }[] = []
  return {
    add: (fault) => void faults.push({ fault, hits: 0 }),
    take(target) {
      const entry = faults.find(
        ({ fault, hits }) => fits(fault, target) && (fault.times === null || hits < fault.times),
      )
      if (!entry) return null
      entry.hits += 1
      return entry.fault.effect
    },
    list: () => faults.map(({ fault, hits }) => ({ ...fault, hits })),
    clear: () => void faults.splice(0),
  }
}

function fits(fault: Fault, target: FaultTarget): boolean {
  return (
    fault.service === target.service &&
    (fault.region === null || fault.region === target.region) &&
    (fault.operation === null || fault.operation === target.operation)
  )
}
