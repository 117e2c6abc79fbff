/** How the STS fixture judges signed calls: STS API Reference; IAM User Guide, "Role chaining" and "Pass session tags". */
import type { RegisteredCaller, Registration } from './registration.fixture'
import {
  answerXml,
  credentialsXml,
  type Granted,
  issuedKeys,
  requireDuration,
  requireSession,
  requireTags,
  requireThat,
  resultXml,
  sessionArn,
} from './sts-answer.fixture'
import { requireSignature, type SignedRequest, signerOf } from './sts-signature.fixture'

/** What was issued so far, and what was used up. */
export interface Sessions {
  current: RoleSession | null
  readonly usedCodes: Set<string>
}

/** A role session that may assume further roles. */
interface RoleSession {
  readonly arn: string
  readonly sourceIdentity: string | null
  readonly transitiveTags: readonly string[]
}

interface Surroundings {
  readonly registration: Registration
  readonly sessions: Sessions
}

type Caller =
  | { readonly kind: 'user'; readonly arn: string; readonly mfa: RegisteredCaller['mfa'] }
  | ({ readonly kind: 'role' } & RoleSession)

const regions = ['eu-west-1', 'eu-central-1']

export function createSessions(): Sessions {
  return { current: null, usedCodes: new Set() }
}

/** The answer to a call that is signed; null for the operations that must not be. */
export async function judgeSigned(request: SignedRequest, surroundings: Surroundings): Promise<string | null> {
  const { form } = request
  const operation = form.get('Action') ?? ''
  const judge = operations[operation]
  if (!judge) return null
  return judge(form, identify(request, surroundings), surroundings)
}

type Judge = (form: URLSearchParams, caller: Caller, surroundings: Surroundings) => string

const operations: Readonly<Record<string, Judge>> = {
  AssumeRole: judgeAssumeRole,
  GetFederationToken: judgeFederationToken,
  GetSessionToken: judgeSessionToken,
  GetCallerIdentity: (_form, { arn }) =>
    resultXml(
      'GetCallerIdentity',
      `<Arn>${arn}</Arn><UserId>AIDAEXAMPLE</UserId><Account>${arn.split(':')[4]}</Account>`,
    ),
}

function identify(request: SignedRequest, { registration, sessions }: Surroundings): Caller {
  const accessKeyId = signerOf(request)
  requireThat(accessKeyId, 'Request is missing Authentication Token', 'MissingAuthenticationToken')
  if (accessKeyId === issuedKeys.accessKeyId && sessions.current) {
    requireSignature(request, issuedKeys.secretAccessKey, regions)
    requireThat(request.headers['x-amz-security-token'] === issuedKeys.sessionToken, 'token', 'InvalidClientTokenId')
    return { kind: 'role', ...sessions.current }
  }
  const known = registration.callers.find((caller) => caller.accessKeyId === accessKeyId)
  requireThat(known, 'The security token included in the request is invalid.', 'InvalidClientTokenId')
  requireSignature(request, known.secretAccessKey, regions)
  const { arn, mfa } = known
  const isRole = arn.includes(':assumed-role/')
  return isRole ? { kind: 'role', arn, sourceIdentity: null, transitiveTags: [] } : { kind: 'user', arn, mfa }
}

function judgeAssumeRole(form: URLSearchParams, caller: Caller, { registration, sessions }: Surroundings): string {
  const roleArn = form.get('RoleArn') ?? ''
  const denied = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`
  const expected = registration.externalId(roleArn.split(':')[4] ?? '')
  requireThat(form.get('ExternalId') === expected, denied, 'AccessDenied')
  checkMfa(form, caller, sessions)
  const durationSeconds = Number(form.get('DurationSeconds'))
  const isChained = caller.kind === 'role'
  requireThat(
    !isChained || durationSeconds <= 3600,
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    'ValidationError',
  )
  const inherited = isChained ? caller.sourceIdentity : null
  const sourceIdentity = form.get('SourceIdentity') ?? inherited
  requireThat(inherited === null || sourceIdentity === inherited, denied, 'AccessDenied')
  const tags = readTags(form)
  const transitive = list(form, 'TransitiveTagKeys.member', '')
  requireThat(
    transitive.every((key) => key in tags),
    'TransitiveTagKeys',
    'ValidationError',
  )
  const known = isChained ? caller.transitiveTags : []
  requireThat(!Object.keys(tags).some((key) => known.includes(key)), 'inherited tag', 'InvalidParameterValue')
  const sessionName = form.get('RoleSessionName') ?? ''
  const granted: Granted = requireSession({ roleArn, sessionName, sourceIdentity, durationSeconds, tags })
  sessions.current = { arn: sessionArn(granted), sourceIdentity, transitiveTags: [...known, ...transitive] }
  return answerXml('AssumeRole', granted, registration.now())
}

function judgeFederationToken(form: URLSearchParams, caller: Caller, { registration }: Surroundings): string {
  requireThat(caller.kind === 'user', 'Cannot call GetFederationToken with session credentials', 'AccessDenied')
  const name = form.get('Name') ?? ''
  requireThat(/^[\w+=,.@-]{2,32}$/.test(name), 'Name', 'ValidationError')
  const policy = form.get('Policy')
  requireThat(policy !== null || form.has('PolicyArns.member.1.arn'), 'no policy, no permission', 'AccessDenied')
  requireThat(policy === null || isObject(policy), 'Policy', 'MalformedPolicyDocument')
  const durationSeconds = Number(form.get('DurationSeconds'))
  requireDuration(durationSeconds, 129_600)
  requireTags(readTags(form))
  const [, partition, , , account] = caller.arn.split(':')
  return resultXml(
    'GetFederationToken',
    `<FederatedUser><FederatedUserId>${account}:${name}</FederatedUserId>
    <Arn>arn:${partition}:sts::${account}:federated-user/${name}</Arn></FederatedUser>
    ${credentialsXml(durationSeconds, registration.now())}<PackedPolicySize>3</PackedPolicySize>`,
  )
}

function judgeSessionToken(form: URLSearchParams, caller: Caller, { registration, sessions }: Surroundings): string {
  requireThat(caller.kind === 'user', 'Cannot call GetSessionToken with session credentials', 'AccessDenied')
  const durationSeconds = Number(form.get('DurationSeconds'))
  requireDuration(durationSeconds, 129_600)
  checkMfa(form, caller, sessions)
  return resultXml('GetSessionToken', credentialsXml(durationSeconds, registration.now()))
}

/** A code counts once, whether the call succeeds or not. */
function checkMfa(form: URLSearchParams, caller: Caller, { usedCodes }: Sessions): void {
  const [serialNumber, code] = [form.get('SerialNumber'), form.get('TokenCode')]
  if (serialNumber === null && code === null) return
  const failed = 'MultiFactorAuthentication failed'
  requireThat(
    serialNumber && code,
    `${failed}, must provide both MFA serial number and one time pass code.`,
    'AccessDenied',
  )
  const device = caller.kind === 'user' ? caller.mfa : null
  requireThat(device?.serialNumber === serialNumber, `${failed}, unable to validate MFA code.`, 'AccessDenied')
  requireThat(
    device?.code() === code && !usedCodes.has(code),
    `${failed} with invalid MFA one time pass code. `,
    'AccessDenied',
  )
  usedCodes.add(code)
}

function readTags(form: URLSearchParams): Record<string, string> {
  const keys = list(form, 'Tags.member', '.Key')
  const values = list(form, 'Tags.member', '.Value')
  return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']))
}

function list(form: URLSearchParams, prefix: string, suffix: string): readonly string[] {
  const found: string[] = []
  for (let place = 1; ; place++) {
    const value = form.get(`${prefix}.${place}${suffix}`)
    if (value === null) return found
    found.push(value)
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
