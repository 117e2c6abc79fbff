import { AppWindow, KeyRound } from 'lucide-react'
import { useTexts } from '#texts'
import { consoleAction, consolePath, formatAccountId, type RoleTarget } from './access-view'
import { consoleQuery } from './console-query'
import { CountdownRing } from './countdown-ring'
import { countdownNotice, countdownText, urgencyOf } from './countdown-text'
import { EndTime } from './end-time'
import { EnvironmentBadge } from './environment-badge'
import { asksFirst } from './role-offer'
import type { RunningSession } from './running-sessions'
import { Untrusted } from './untrusted'
import { useTimeWords } from './use-time-words'

interface ActiveSessionProps {
  readonly session: RunningSession
  /** Null when the role is no longer theirs: the session goes on, and cannot be renewed. */
  readonly target: RoleTarget | null
  /** By the clock of the server. Milliseconds. */
  readonly now: number
  readonly onKeys: (target: RoleTarget) => void
}

const icons = { keys: KeyRound, console: AppWindow } as const

/** One session: what is left of it, where it is, and how to get the next one. */
export function ActiveSession({ session, target, now, onKeys }: ActiveSessionProps) {
  const [accountId = '', roleName = ''] = session.entitlement.split('/')
  const secondsLeft = (session.endsAt.getTime() - now) / 1000
  const urgency = urgencyOf(secondsLeft)
  const words = useTimeWords()
  const t = useTexts('running')
  const Icon = icons[session.kind]
  const place = target?.account.name ?? formatAccountId(accountId)
  return (
    <li className="strip-session" data-urgency={urgency}>
      <CountdownRing
        secondsLeft={secondsLeft}
        durationSeconds={(session.endsAt.getTime() - session.startedAt.getTime()) / 1000}
      />
      <div className="strip-place">
        <span className="strip-account" title={place}>
          <Untrusted>{place}</Untrusted>
        </span>
        <span className="strip-role">
          {target && <EnvironmentBadge environment={target.account.environment} plain />}
          <span className="strip-name">
            <Icon className="icon icon-xs" aria-hidden="true" />
            <span className="sr-only">{t(`kinds.${session.kind}`)}, </span>
            <bdi className="truncate">{roleName}</bdi>
          </span>
        </span>
      </div>
      <div className="strip-end">
        <span role="timer" aria-live="off" className="strip-left">
          {secondsLeft >= 60 ? shortLeft(secondsLeft) : countdownText(secondsLeft)}
        </span>
        <span className="strip-ends">{words.t.rich('endsAt', { time: () => <EndTime at={session.endsAt} /> })}</span>
        <span role="status" className="sr-only">
          {urgency !== 'calm' &&
            t('notice', { role: roleName, account: place, sentence: countdownNotice(words, urgency, session.kind) })}
        </span>
      </div>
      {target && <Renew session={session} target={target} onKeys={onKeys} />}
    </li>
  )
}

/** `5 min` below an hour: the seconds matter in the last minute only. */
function shortLeft(secondsLeft: number): string {
  return secondsLeft >= 3600 ? countdownText(secondsLeft) : `${Math.floor(secondsLeft / 60)} min`
}

interface RenewProps {
  readonly session: RunningSession
  readonly target: RoleTarget
  readonly onKeys: (target: RoleTarget) => void
}

function Renew({ session, target, onKeys }: RenewProps) {
  const { kind, destination } = session
  const t = useTexts('running')
  const names = { role: target.role.name, account: target.account.name }
  const label = t(kind === 'keys' ? 'renewKeys' : 'renewConsole', names)
  if (kind === 'keys') {
    return (
      <button
        type="button"
        className="btn btn-small"
        aria-label={label}
        disabled={!target.role.keys}
        onClick={() => onKeys(target)}
      >
        {t('renew')}
      </button>
    )
  }
  const query = consoleQuery({ to: destination === null ? null : `https://${destination}` })
  if (asksFirst(target.role)) {
    return (
      <a className="btn btn-small" aria-label={label} href={`${consolePath(target)}${query}`}>
        {t('renew')}
      </a>
    )
  }
  return (
    <button
      type="submit"
      className="btn btn-small"
      aria-label={label}
      disabled={!target.role.console}
      formAction={`${consoleAction(target)}${query}`}
    >
      {t('renew')}
    </button>
  )
}
