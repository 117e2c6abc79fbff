import { processEnvironment } from '../config/environment'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { readProcessSettings } from '../config/process-settings'
import { isBrevetError } from '../domain/errors'
import { accountTrusts } from '../federation/account-trust'
import { existingExternalIdKey } from '../federation/external-id'
import { openAuditStore } from '../store/store'

/**
 * `npm run config -- external-id --account ID`: what trust policies of the account pin, for the configured installation, also
 * while the portal runs on it. Gives the exit code.
 */
export async function printExternalId(accountId: string): Promise<number> {
  const environment = processEnvironment()
  const result = readProcessSettings(environment)
  if (!/^\d{12}$/.test(accountId)) return complain(['an account id is twelve digits'])
  if (!result.ok) return complain(result.faults)
  const { database, secrets, configPath } = result.settings
  const loaded = loadConfig(configPath, environment)
  if (!loaded.ok) return complain(loaded.faults.map(formatFault))
  try {
    const store = await openAuditStore({ database, secrets, now: () => new Date() })
    const key = await existingExternalIdKey(store.sealedValues).finally(() => store.close())
    console.log(accountTrusts(loaded.config.access.accounts, key).externalId(accountId))
    return 0
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return complain([`the ExternalId is made when Brevet starts for the first time: ${error.message}`])
  }
}

function complain(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault)
  return 1
}
