/** How the STS fixture answers: AWS's XML, and refusals with AWS's codes. */

/** A refusal in AWS's words. */
export class StsRefusal extends Error {
  readonly awsCode: string
  readonly status: number

  constructor(awsCode: string, status: number, message: string) {
    super(message)
    this.awsCode = awsCode
    this.status = status
  }
}

/** A session that was granted. */
export interface Granted {
  readonly roleArn: string
  readonly sessionName: string
  readonly sourceIdentity: string
  readonly durationSeconds: number
  readonly tags: Readonly<Record<string, string>>
}

/** The request id of every answer. */
export const requestId = '5b0e8c1e-0000-4000-8000-0123456789ab'

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
const sessionPattern = /^(?!aws:)[\w+=,.@-]{2,64}$/

export function requireThat(condition: unknown, message: string, awsCode = 'InvalidIdentityToken'): asserts condition {
  if (!condition) throw new StsRefusal(awsCode, awsCode === 'AccessDenied' ? 403 : 400, message)
}

export function requireSession(granted: Granted): Granted {
  requireThat(sessionPattern.test(granted.sessionName), 'RoleSessionName', 'ValidationError')
  requireThat(sessionPattern.test(granted.sourceIdentity), 'SourceIdentity', 'ValidationError')
  requireThat(granted.durationSeconds >= 900 && granted.durationSeconds <= 43_200, 'DurationSeconds', 'ValidationError')
  for (const [key, value] of Object.entries(granted.tags)) {
    requireThat(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key), 'tag key', 'ValidationError')
    requireThat(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value), 'tag value', 'ValidationError')
  }
  return granted
}

export function answerXml(operation: string, granted: Granted, now: Date): string {
  const [, account, name] = /::(\d+):role\/.*?([^/]+)$/.exec(granted.roleArn) ?? []
  const partition = granted.roleArn.split(':')[1]
  const expiration = new Date(now.getTime() + granted.durationSeconds * 1000).toISOString().replace('.000Z', 'Z')
  return `<${operation}Response xmlns="${namespace}"><${operation}Result>
  <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:${granted.sessionName}</AssumedRoleId>
  <Arn>arn:${partition}:sts::${account}:assumed-role/${name}/${granted.sessionName}</Arn></AssumedRoleUser>
  <Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret+/=</SecretAccessKey>
  <SessionToken>session-token</SessionToken><Expiration>${expiration}</Expiration></Credentials>
  <PackedPolicySize>3</PackedPolicySize><SourceIdentity>${granted.sourceIdentity}</SourceIdentity>
  </${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
}

export function errorXml(code: string, message: string): string {
  const text = message.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}
