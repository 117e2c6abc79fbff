import { doubleQuoted, unitEscapes } from './double-quoted'
import type { KeyValues } from './key-values'

/** Statements for the AWS SDK for Java 2.x. */
export function sdkJava(values: KeyValues): string {
  return `AwsSessionCredentials credentials = AwsSessionCredentials.create(
    ${javaQuoted(values.accessKeyId)},
    ${javaQuoted(values.secretAccessKey)},
    ${javaQuoted(values.sessionToken)});
StsClient client = StsClient.builder()
    .region(Region.of(${javaQuoted(values.region)}))
    .credentialsProvider(StaticCredentialsProvider.create(credentials))
    .build();
System.out.println(client.getCallerIdentity().arn());
`
}

/** Java reads `\u000a` as a real line feed before it looks for strings, so the first 256 are octal. Source: JLS 3.3, 3.10.7. */
export function javaQuoted(value: string): string {
  return doubleQuoted(value, (character) =>
    character <= '\u00ff' ? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}` : unitEscapes(character),
  )
}
