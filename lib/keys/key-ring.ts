import type { SigningKeys } from '../domain/repositories'
import type { KeyRing, SigningKey } from '../domain/signing-key'
import { generateKey } from './generation'
import { createKeyCheck } from './key-integrity'
import { firstLife, type KeyLife, type KeyPolicy, longestLife, nextLife } from './policy'

/** How long the list of keys is believed before the store is asked again, in milliseconds. */
const cacheLife = 5000

export interface KeyRingOptions {
  readonly keys: SigningKeys
  readonly policy: KeyPolicy
  readonly now: () => Date
  readonly issuerName: string
}

/** A key ring that can bring itself up to date. */
export interface MaintainedKeyRing extends KeyRing {
  /** Makes the first key, or the next one when it is due. */
  maintain(): Promise<void>
}

type Cache = { keys: Promise<readonly SigningKey[]>; until: number } | null

export function createKeyRing(options: KeyRingOptions): MaintainedKeyRing {
  const { keys, policy, now } = options
  const state: { cache: Cache } = { cache: null }
  const check = createKeyCheck()
  const list = () => {
    const instant = now()
    if (state.cache === null || state.cache.until <= instant.getTime()) {
      const cache = { keys: keys.list(policy.use, instant).then(check), until: instant.getTime() + cacheLife }
      state.cache = cache
      cache.keys.catch(() => {
        if (state.cache === cache) state.cache = null
      })
    }
    return state.cache.keys
  }
  const maintain = async () => {
    await addDueKey(options)
    state.cache = null
  }
  const present = async () => {
    const known = await list()
    if (known.length > 0) return known
    await maintain()
    return list()
  }
  return { maintain, published: present, current: async () => signingNow(await present(), now()) }
}

/** The youngest key whose time has come; before that, on a clock that is behind, the oldest. */
function signingNow(keys: readonly SigningKey[], now: Date): SigningKey {
  const key = keys.findLast((candidate) => candidate.activeFrom <= now) ?? keys[0]
  if (key === undefined) throw new Error('a key ring is empty right after it was filled')
  return key
}

async function addDueKey({ keys, policy, now, issuerName }: KeyRingOptions): Promise<void> {
  const createdAt = now()
  const newest = (await keys.list(policy.use, createdAt)).at(-1)
  const life = newest === undefined ? firstLife(policy, createdAt) : nextLife(policy, newest, createdAt)
  if (life === null) return
  const key = await generateKey({ policy, life, createdAt, issuerName })
  await keys.insertUnless(key, rivalFrom(policy, newest, life))
}

/** A key active from this instant on was made by another replica a moment ago, and makes ours needless. */
function rivalFrom(policy: KeyPolicy, newest: SigningKey | undefined, life: KeyLife): Date {
  const last = newest?.activeFrom.getTime() ?? life.activeFrom.getTime() - longestLife(policy)
  return new Date(last + 1)
}
