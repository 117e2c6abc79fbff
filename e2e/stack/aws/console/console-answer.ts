import type { HttpResponse } from '../http-message'
import type { ConsolePrincipal } from './console-session'

/** What the federation endpoint answers, and for whom; null when it refused. */
export interface ConsoleAnswer {
  readonly response: HttpResponse
  readonly principal: ConsolePrincipal | null
  /** Neither yet: the person is asked something. Default: false. */
  readonly isPending?: true
}
