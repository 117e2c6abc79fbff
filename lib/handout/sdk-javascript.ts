import { doubleQuoted, unitEscapes } from './double-quoted'
import { formatExpiry, type KeyValues } from './key-values'

/** A module for the AWS SDK for JavaScript v3. */
export function sdkJavascript(values: KeyValues): string {
  const text = (value: string) => doubleQuoted(value, unitEscapes)
  return `import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts"

const client = new STSClient({
  region: ${text(values.region)},
  credentials: {
    accessKeyId: ${text(values.accessKeyId)},
    secretAccessKey: ${text(values.secretAccessKey)},
    sessionToken: ${text(values.sessionToken)},
    expiration: new Date(${text(formatExpiry(values.expiresAt))}),
  },
})
console.log(await client.send(new GetCallerIdentityCommand({})))
`
}
