import type { TemporaryKeys } from '../principal'
import { formatInstant, type XmlElements } from '../xml'

/** Temporary keys as the `Credentials` member of a result. */
export function describeKeys(keys: TemporaryKeys): XmlElements {
  return {
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: formatInstant(keys.expiresAt),
  }
}
