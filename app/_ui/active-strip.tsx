'use client'

import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { ActiveSession } from './active-session'
import { type RunningSession, runningAt, shownSessions } from './running-sessions'
import { useNow } from './use-now'
import { useSingleSubmit } from './use-single-submit'

interface ActiveStripProps {
  readonly sessions: readonly RunningSession[]
  /** Server clock minus browser clock, in milliseconds. */
  readonly clockOffset: number
  /** When the server wrote the page. */
  readonly servedAt: Date
  readonly targetOf: (entitlement: string) => RoleTarget | null
  readonly onKeys: (target: RoleTarget) => void
}

/** What this person has from AWS at this moment, the first to end first; nothing where nothing runs. */
export function ActiveStrip({ sessions, clockOffset, servedAt, targetOf, onKeys }: ActiveStripProps) {
  const t = useTexts('running')
  const now = useNow(() => servedAt.getTime()) + clockOffset
  const running = runningAt(sessions, now)
  const submitOnce = useSingleSubmit()
  if (running.length === 0) return null
  const more = running.length - shownSessions
  return (
    <section className="panel strip" aria-label={t('label')}>
      <div className="strip-head">
        <h2 className="section-title">{t('title')}</h2>
        <a href="/sessions">{more > 0 ? t('more', { count: more }) : t('all')}</a>
      </div>
      <form method="post" target="_blank" rel="noopener" className="contents" onSubmit={submitOnce}>
        <ul className="contents">
          {running.slice(0, shownSessions).map((session) => (
            <ActiveSession
              key={session.reference}
              session={session}
              target={targetOf(session.entitlement)}
              now={now}
              onKeys={onKeys}
            />
          ))}
        </ul>
      </form>
    </section>
  )
}
