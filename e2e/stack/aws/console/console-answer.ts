import type { HttpResponse } from '../http-message'
import type { RoleSession } from '../role-session'

/** What the federation endpoint answers, and for whom; null when it refused. */
export interface ConsoleAnswer {
  readonly response: HttpResponse
  readonly role: RoleSession | null
}
