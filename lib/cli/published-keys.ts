import { isBrevetError } from '../domain/errors'
import type { KeyUse, SigningKey } from '../domain/signing-key'
import { createKeyCheck } from '../keys/key-integrity'
import { openKeyStore } from '../store/store'
import { readPortalSettings } from './portal-settings'

/** The keys that verifiers should know now, or why they cannot be read, in lines for the operator. */
export type PublishedKeys =
  | { readonly ok: true; readonly keys: readonly SigningKey[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the keys of one use from the portal's database, also while the portal runs on it; makes none. */
export async function readPublishedKeys(use: KeyUse): Promise<PublishedKeys> {
  const result = readPortalSettings()
  if (!result.ok) return result
  const { database, secrets } = result.settings
  const now = () => new Date()
  try {
    const store = await openKeyStore({ database, secrets, now })
    try {
      const keys = createKeyCheck()(await store.signingKeys.list(use, now()))
      return keys.length > 0
        ? { ok: true, keys }
        : { ok: false, faults: ['there are no keys yet: start the portal once'] }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return { ok: false, faults: [`the keys cannot be read: ${error.message}`] }
  }
}
