import { unitEscapes } from './double-quoted'
import { formatExpiry, type KeyValues, unprintable } from './key-values'

/** What a `credential_process` prints. Source: AWS SDKs and Tools Reference Guide, "Process credential provider". */
export function processJson(values: KeyValues): string {
  const document = {
    Version: 1,
    AccessKeyId: values.accessKeyId,
    SecretAccessKey: values.secretAccessKey,
    SessionToken: values.sessionToken,
    Expiration: formatExpiry(values.expiresAt),
    AccountId: values.accountId,
  }
  const lines = JSON.stringify(document, null, 2).split('\n')
  return `${lines.map((line) => line.replace(unprintable, unitEscapes)).join('\n')}\n`
}
