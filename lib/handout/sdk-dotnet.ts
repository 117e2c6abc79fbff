import { doubleQuoted, unitEscapes } from './double-quoted'
import type { KeyValues } from './key-values'

/** Statements for the AWS SDK for .NET, in C#. */
export function sdkDotnet(values: KeyValues): string {
  const text = (value: string) => doubleQuoted(value, unitEscapes)
  return `var credentials = new SessionAWSCredentials(
    ${text(values.accessKeyId)},
    ${text(values.secretAccessKey)},
    ${text(values.sessionToken)});
var client = new AmazonSecurityTokenServiceClient(
    credentials, RegionEndpoint.GetBySystemName(${text(values.region)}));
var identity = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest());
Console.WriteLine(identity.Arn);
`
}
