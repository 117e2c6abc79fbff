/** Test support: the storage port's signing keys in memory, and a clock that a test turns. */
import type { SigningKeys } from '../domain/repositories'
import type { SigningKey } from '../domain/signing-key'

export interface MemoryKeys extends SigningKeys {
  stored: SigningKey[]
  listings: number
}

export function memoryKeys(): MemoryKeys {
  const memory: MemoryKeys = {
    stored: [],
    listings: 0,
    async list(use, now) {
      memory.listings += 1
      const alive = memory.stored.filter((key) => key.use === use && key.retiresAt > now)
      return alive.sort((one, other) => one.activeFrom.getTime() - other.activeFrom.getTime())
    },
    async insertUnless(key, unlessActiveFrom) {
      if (memory.stored.some((other) => other.use === key.use && other.activeFrom >= unlessActiveFrom)) return false
      memory.stored.push(key)
      return true
    },
    async deleteRetired(now) {
      const before = memory.stored.length
      memory.stored = memory.stored.filter((key) => key.retiresAt > now)
      return before - memory.stored.length
    },
  }
  return memory
}

export const hour = 3_600_000
export const day = 24 * hour

export interface Clock {
  readonly now: () => Date
  pass(milliseconds: number): void
}

export function clockAt(iso: string): Clock {
  const state = { time: Date.parse(iso) }
  return {
    now: () => new Date(state.time),
    pass: (milliseconds) => {
      state.time += milliseconds
    },
  }
}
