import type { AuditClient } from '../domain/audit-event'
import type { PortalSession } from '../domain/session'

/** One request, as every use case sees it. */
export interface Visit {
  /** `brv-XXXX-XXXX`; made at the border, and the same in the audit, in the answer and on the error page. */
  readonly reference: string
  readonly client: AuditClient
}

/** A request of somebody who is signed in. */
export interface PersonalVisit extends Visit {
  readonly session: PortalSession
  /** The id of the token by which a program acts for the person; absent where they act themselves. */
  readonly apiToken?: string
}
