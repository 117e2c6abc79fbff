import { processEnvironment } from '../config/environment'
import { type ProcessSettingsResult, readProcessSettings } from '../config/process-settings'

/** The settings of the portal that exists: a new secret, as its first start asks for, would open nothing. */
export function readPortalSettings(): ProcessSettingsResult {
  const environment = processEnvironment()
  if (environment['BREVET_SECRET']?.trim()) return readProcessSettings(environment)
  return { ok: false, faults: ['BREVET_SECRET is not set: it is the one that the portal runs with'] }
}
