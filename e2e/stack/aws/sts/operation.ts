import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import type { HttpRequest } from '../http-message'
import type { Caller } from '../principal'
import type { XmlElements } from '../xml'

/** One call of an STS operation. */
export interface StsCall {
  readonly context: AwsContext
  readonly request: HttpRequest
  readonly requestId: string
  readonly parameters: URLSearchParams
  /** Region of the credential scope, or of the endpoint; null at the global endpoint. */
  readonly region: string | null
  /** Adds facts to the event of this call; never a secret. */
  note(facts: EventFacts): void
}

/** An operation that takes its proof from its parameters. */
export interface UnsignedOperation {
  readonly auth: 'none'
  run(call: StsCall): Promise<XmlElements>
}

/** An operation that takes its proof from the SigV4 signature. */
interface SignedOperation {
  readonly auth: 'sigv4'
  run(call: StsCall, caller: Caller): Promise<XmlElements>
}

/**
 * One operation of STS, one file each; `operations.ts` lists them. It returns the members of its `…Result` element, or throws an
 * `AwsFault`.
 */
export type StsOperation = UnsignedOperation | SignedOperation
