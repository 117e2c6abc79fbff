import { textReader } from './api-post'

/** Keys or a console that somebody has, as the strip shows them. */
export interface RunningSession {
  readonly reference: string
  readonly kind: 'keys' | 'console'
  /** `<account id>/<role name>`. */
  readonly entitlement: string
  readonly startedAt: Date
  readonly endsAt: Date
  /** Host and path of the console page; null for keys. */
  readonly destination: string | null
}

/** How many the strip has room for. */
export const shownSessions = 3

/**
 * What is running at a moment (milliseconds), the first to end first. Of several alike (the same role, the same kind) the last to end
 * stands for all: the others are its predecessors.
 */
export function runningAt(sessions: readonly RunningSession[], now: number): readonly RunningSession[] {
  const last = new Map<string, RunningSession>()
  for (const session of sessions) {
    if (session.endsAt.getTime() <= now) continue
    const key = `${session.kind} ${session.entitlement}`
    const known = last.get(key)
    if (!known || known.endsAt < session.endsAt) last.set(key, session)
  }
  return [...last.values()].sort(
    (left, right) => left.endsAt.getTime() - right.endsAt.getTime() || (left.reference < right.reference ? -1 : 1),
  )
}

/** Reads the answer of the API; null when it is none. */
export function readSessions(body: unknown): readonly RunningSession[] | null {
  if (typeof body !== 'object' || body === null || !('sessions' in body) || !Array.isArray(body.sessions)) return null
  return body.sessions.flatMap((entry: unknown) => readSession(entry) ?? [])
}

function readSession(entry: unknown): RunningSession | null {
  const read = textReader(entry)
  const kind = read('kind')
  const startedAt = new Date(read('startedAt'))
  const endsAt = new Date(read('endsAt'))
  if ((kind !== 'keys' && kind !== 'console') || Number.isNaN(startedAt.getTime()) || Number.isNaN(endsAt.getTime())) {
    return null
  }
  const [reference, entitlement, destination] = [read('reference'), read('entitlement'), read('destination')]
  return { reference, kind, entitlement, startedAt, endsAt, destination: destination || null }
}
