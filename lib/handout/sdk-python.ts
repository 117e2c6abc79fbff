import { doubleQuoted, pointEscape } from './double-quoted'
import type { KeyValues } from './key-values'

/** A script for boto3. */
export function sdkPython(values: KeyValues): string {
  const text = (value: string) => doubleQuoted(value, pointEscape)
  return `import boto3

session = boto3.Session(
    aws_access_key_id=${text(values.accessKeyId)},
    aws_secret_access_key=${text(values.secretAccessKey)},
    aws_session_token=${text(values.sessionToken)},
    region_name=${text(values.region)},
)
print(session.client("sts").get_caller_identity()["Arn"])
`
}
