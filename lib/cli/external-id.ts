import type { AccountConfig } from '../config/config'
import { processEnvironment } from '../config/environment'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { isBrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import { accountTrusts } from '../federation/account-trust'
import { existingExternalIdKey } from '../federation/external-id'
import { openAuditStore } from '../store/store'
import { readPortalSettings } from './portal-settings'

/** What the installation sends to each account, or why that cannot be known, in lines for the operator. */
export type ExternalIds =
  | { readonly ok: true; readonly of: (accountId: string) => string }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the key of the generated ExternalIds from the portal's database, also while the portal runs on it; makes none. */
export async function readExternalIds(accounts: readonly AccountConfig[]): Promise<ExternalIds> {
  const result = readPortalSettings()
  if (!result.ok) return result
  const { database, secrets } = result.settings
  try {
    const store = await openAuditStore({ database, secrets, now: () => new Date() })
    const key: Secret = await existingExternalIdKey(store.sealedValues).finally(() => store.close())
    return { ok: true, of: accountTrusts(accounts, key).externalId }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return { ok: false, faults: [`the ExternalId is made when Brevet starts for the first time: ${error.message}`] }
  }
}

/**
 * `npm run config -- external-id --account ID`: what trust policies of the account pin, for the configured installation, also
 * while the portal runs on it. Gives the exit code.
 */
export async function printExternalId(accountId: string): Promise<number> {
  if (!/^\d{12}$/.test(accountId)) return complain(['an account id is twelve digits'])
  const environment = processEnvironment()
  const loaded = loadConfig(environment['BREVET_CONFIG'] || './brevet.yaml', environment)
  if (!loaded.ok) return complain(loaded.faults.map(formatFault))
  const externalIds = await readExternalIds(loaded.config.access.accounts)
  if (!externalIds.ok) return complain(externalIds.faults)
  console.log(externalIds.of(accountId))
  return 0
}

function complain(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault)
  return 1
}
