import type { SafeDetails } from '../domain/errors'
import type { AuditRow } from '../domain/repositories'

/** What to look for in CloudTrail of the account. Facts that were never known are null. */
export interface CloudTrailHint {
  /** The call by which Brevet asked for the session. */
  readonly eventName: string
  /** Where the event of that call is; null: one of the configured STS regions. */
  readonly region: string | null
  readonly sessionName: string | null
  readonly sourceIdentity: string | null
  readonly accessKeyId: string | null
  /** When the session could do something: what it did lies between these. */
  readonly from: Date
  readonly until: Date
  /** A console session begins with an event of its own. */
  readonly opensConsole: boolean
}

const eventNames: Readonly<Record<string, string>> = {
  'web-identity': 'AssumeRoleWithWebIdentity',
  'id-token': 'AssumeRoleWithWebIdentity',
  saml: 'AssumeRoleWithSAML',
  assertion: 'AssumeRoleWithSAML',
  'assume-role': 'AssumeRole',
  'federation-token': 'GetFederationToken',
  'session-token': 'GetSessionToken',
}

/** Clocks of two sides and the time of the call. */
const slackMilliseconds = 60_000

/** What leads from a row and those of the same request to CloudTrail; null where AWS was not asked. */
export function cloudTrailHint(row: AuditRow, related: readonly AuditRow[]): CloudTrailHint | null {
  const { event } = row
  if (!event || (event.action !== 'keys' && event.action !== 'console')) return null
  const events = related.flatMap((other) => (other.event?.action === event.action ? other.event : []))
  const details: SafeDetails = Object.assign({}, ...events.map((other) => other.details))
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : null)
  const eventName = eventNames[text('method') ?? '']
  const wasAsked = events.some(({ outcome }) => outcome === 'started')
  if (eventName === undefined || !wasAsked) return null
  const sessionName = text('sessionName') ?? sessionNameOf(text('assumedRoleArn'))
  const first = Math.min(...events.map(({ at }) => at.getTime()))
  const last = Math.max(...events.map(({ at }) => at.getTime()))
  const end = Date.parse(text('expiresAt') ?? '')
  return {
    eventName,
    region: text('stsRegion'),
    sessionName,
    sourceIdentity: text('sourceIdentity') ?? (ownSourceIdentity.has(text('method') ?? '') ? sessionName : null),
    accessKeyId: text('accessKeyId'),
    from: new Date(first - slackMilliseconds),
    until: new Date(Number.isNaN(end) ? last + slackMilliseconds : end),
    opensConsole: event.action === 'console',
  }
}

/** By these methods Brevet says who it is for: the source identity is the session's name, where the account takes one. */
const ownSourceIdentity: ReadonlySet<string> = new Set(['web-identity', 'saml', 'assume-role'])

/** `arn:aws:sts::111122223333:assumed-role/ReadOnly/<session name>`. */
function sessionNameOf(assumedRoleArn: string | null): string | null {
  return /:(?:assumed-role\/[^/]+|federated-user)\/(.+)$/.exec(assumedRoleArn ?? '')?.[1] ?? null
}
