import type { AwsSession } from '@/lib/broker/aws-sessions'

/** An AWS session at the moment of the page. */
export interface AwsSessionView extends AwsSession {
  readonly isRunning: boolean
}

const day = 24 * 3600 * 1000

/** Those that run, the one that ends first on top; then those that ended within a day, the latest first. */
export function recentSessions(sessions: readonly AwsSession[], now: Date): readonly AwsSessionView[] {
  const endOf = ({ endsAt }: AwsSession) => endsAt.getTime()
  const running = sessions.filter(({ endsAt }) => endsAt > now).sort((one, other) => endOf(one) - endOf(other))
  const ended = sessions
    .filter(({ endsAt }) => endsAt <= now && now.getTime() - endsAt.getTime() < day)
    .sort((one, other) => endOf(other) - endOf(one))
  return [
    ...running.map((session) => ({ ...session, isRunning: true })),
    ...ended.map((session) => ({ ...session, isRunning: false })),
  ]
}
