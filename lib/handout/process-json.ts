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
  return `${lines.map((line) => line.replace(unprintable, escaped)).join('\n')}\n`
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
