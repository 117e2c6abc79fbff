/** What AWS saw, as CloudTrail would tell it. Never holds a token, an assertion, a secret key or a session token. */
interface AwsEvent {
  readonly eventTime: string
  /** Service that was called, e.g. `sts.amazonaws.com`. */
  readonly eventSource: string
  readonly eventName: string
  readonly requestId: string
  readonly sourceIpAddress: string
  readonly errorCode?: string
  readonly errorMessage?: string
  /** ARN of whoever signed, where somebody did. */
  readonly callerArn?: string
  readonly roleArn?: string
  readonly principalArn?: string
  readonly roleSessionName?: string
  readonly sourceIdentity?: string
  readonly principalTags?: Readonly<Record<string, string>>
  readonly transitiveTagKeys?: readonly string[]
  readonly durationSeconds?: number
  /** Key id of whoever signed. */
  readonly accessKeyId?: string
  /** Key id of the session that the call opened. */
  readonly issuedAccessKeyId?: string
  readonly awsRegion?: string
  readonly externalId?: string
  /** MFA device that the caller named. */
  readonly serialNumber?: string
  readonly resource?: string
}

/** The facts that an operation adds to the event of its call. */
export type EventFacts = Partial<
  Omit<AwsEvent, 'eventTime' | 'eventSource' | 'eventName' | 'requestId' | 'sourceIpAddress'>
>

export interface EventTrail {
  record(event: AwsEvent): void
  /** Oldest first. */
  list(): readonly AwsEvent[]
}

const capacity = 10_000

/** A trail that keeps the newest 10 000 events. */
export function createEventTrail(): EventTrail {
  const events: AwsEvent[] = []
  return {
    record(event) {
      events.push(event)
      if (events.length > capacity) events.shift()
    },
    list: () => events,
  }
}
