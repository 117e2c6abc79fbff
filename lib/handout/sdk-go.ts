import { doubleQuoted, scalarEscape } from './double-quoted'
import type { KeyValues } from './key-values'

/** Statements for the AWS SDK for Go v2. */
export function sdkGo(values: KeyValues): string {
  const text = (value: string) => doubleQuoted(value, scalarEscape)
  return `cfg, err := config.LoadDefaultConfig(context.TODO(),
    config.WithRegion(${text(values.region)}),
    config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(
        ${text(values.accessKeyId)},
        ${text(values.secretAccessKey)},
        ${text(values.sessionToken)},
    )),
)
if err != nil {
    log.Fatal(err)
}
identity, err := sts.NewFromConfig(cfg).GetCallerIdentity(context.TODO(), nil)
if err != nil {
    log.Fatal(err)
}
fmt.Println(*identity.Arn)
`
}
