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

/** A session of a role that was granted. */
export interface Granted {
  readonly roleArn: string
  readonly sessionName: string
  /** Null when none was asked for. */
  readonly sourceIdentity: string | null
  readonly durationSeconds: number
  readonly tags: Readonly<Record<string, string>>
}

/** The request id of every answer. */
export const requestId = '5b0e8c1e-0000-4000-8000-0123456789ab'

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
const sessionPattern = /^(?!aws:)[\w+=,.@-]{2,64}$/

const forbidden = ['AccessDenied', 'InvalidClientTokenId', 'SignatureDoesNotMatch']

export function requireThat(condition: unknown, message: string, awsCode = 'InvalidIdentityToken'): asserts condition {
  if (!condition) throw new StsRefusal(awsCode, forbidden.includes(awsCode) ? 403 : 400, message)
}

export function requireSession(granted: Granted): Granted {
  requireThat(sessionPattern.test(granted.sessionName), 'RoleSessionName', 'ValidationError')
  if (granted.sourceIdentity !== null) {
    requireThat(sessionPattern.test(granted.sourceIdentity), 'SourceIdentity', 'ValidationError')
  }
  requireDuration(granted.durationSeconds, 43_200)
  requireTags(granted.tags)
  return granted
}

export function requireDuration(seconds: number, longest: number): void {
  requireThat(seconds >= 900 && seconds <= longest, 'DurationSeconds', 'ValidationError')
}

export function requireTags(tags: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(tags)) {
    requireThat(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key), 'tag key', 'ValidationError')
    requireThat(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value), 'tag value', 'ValidationError')
  }
}

export function answerXml(operation: string, granted: Granted, now: Date): string {
  const { sourceIdentity } = granted
  return resultXml(
    operation,
    `<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:${granted.sessionName}</AssumedRoleId>
    <Arn>${sessionArn(granted)}</Arn></AssumedRoleUser>${credentialsXml(granted.durationSeconds, now)}
    <PackedPolicySize>3</PackedPolicySize>
    ${sourceIdentity === null ? '' : `<SourceIdentity>${sourceIdentity}</SourceIdentity>`}`,
  )
}

/** The path of the role is not in it. */
export function sessionArn({ roleArn, sessionName }: Granted): string {
  const [, account, name] = /::(\d+):role\/.*?([^/]+)$/.exec(roleArn) ?? []
  return `arn:${roleArn.split(':')[1]}:sts::${account}:assumed-role/${name}/${sessionName}`
}

/** The keys of every session. */
export const issuedKeys = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret+/=', sessionToken: 'session-token' }

export function credentialsXml(durationSeconds: number, now: Date): string {
  const { accessKeyId, secretAccessKey, sessionToken } = issuedKeys
  const expiration = new Date(now.getTime() + durationSeconds * 1000).toISOString().replace('.000Z', 'Z')
  return `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>
  <SessionToken>${sessionToken}</SessionToken><Expiration>${expiration}</Expiration></Credentials>`
}

export function resultXml(operation: string, fields: string): string {
  return `<${operation}Response xmlns="${namespace}"><${operation}Result>${fields}</${operation}Result>
  <ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
}

export function errorXml(code: string, message: string): string {
  const text = message.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}
