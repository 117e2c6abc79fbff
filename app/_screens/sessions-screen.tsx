import { CircleCheck, Info } from 'lucide-react'
import { useTexts } from '#texts'
import type { ApiTokenView } from '@/lib/broker/api-tokens'
import type { OwnSession } from '@/lib/broker/own-sessions'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'
import { ApiTokenTable } from './api-token-table'
import { AwsSessionTable } from './aws-session-table'
import type { AwsSessionView } from './aws-session-view'
import { SignInTable } from './sign-in-table'
import { SupportLink } from './support-link'

interface SessionsScreenProps {
  readonly signIns: readonly OwnSession[]
  readonly awsSessions: readonly AwsSessionView[]
  /** What the person may still have; null for what is gone. */
  readonly entitlementOf: (id: string) => Entitlement | null
  /** How many browsers were signed out a moment ago; null when that was not asked for. */
  readonly ended: number | null
  /** By what programs act for the person; null where that is switched off. */
  readonly apiTokens: readonly ApiTokenView[] | null
  readonly hasEndedToken: boolean
}

/** AWS sessions, the truth about their end, and the browsers that are signed in. */
export function SessionsScreen(props: SessionsScreenProps) {
  const { signIns, awsSessions, entitlementOf, ended, apiTokens, hasEndedToken } = props
  const t = useTexts('sessions')
  const running = awsSessions.filter(({ isRunning }) => isRunning).length
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="title">{t('title')}</h1>
        <p className="text-ink-2">{t('lead')}</p>
      </div>
      {ended !== null && <EndedNotice count={ended} />}
      <section className="panel" aria-labelledby="aws-sessions">
        <div className="panel-head">
          <h2 id="aws-sessions" className="section-title flex-1">
            {t.rich('aws', { running, n: (count) => <span className="count">{count}</span> })}
          </h2>
        </div>
        {awsSessions.length > 0 ? (
          <AwsSessionTable sessions={awsSessions} entitlementOf={entitlementOf} />
        ) : (
          <p className="panel-body text-ink-2">{t.rich('none', { a: (words) => <a href="/">{words}</a> })}</p>
        )}
      </section>
      <Truth />
      <SignInTable signIns={signIns} />
      {apiTokens && (
        <ApiTokenTable tokens={apiTokens} maxDays={runtime().broker.longestApiToken()} hasEnded={hasEndedToken} />
      )}
    </div>
  )
}

function EndedNotice({ count }: { readonly count: number }) {
  const t = useTexts('sessions')
  return (
    <div role="status" className="banner banner-ok">
      <CircleCheck className="icon" aria-hidden="true" />
      <div>{count === 0 ? t('endedAlready') : t('ended', { count })}</div>
    </div>
  )
}

const revoking = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html'

/** What signing out does not do, and who can do it. */
function Truth() {
  const t = useTexts('sessions')
  const support = runtime().broker.support()
  return (
    <aside className="banner" aria-label={t('truthLabel')}>
      <Info className="icon" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <strong>{t('truth')}</strong>
        <p>
          {t.rich('truthMore', {
            code: (words) => <code>{words}</code>,
            a: (words) => (
              <a href={revoking} target="_blank" rel="noopener noreferrer">
                {words}
              </a>
            ),
          })}
        </p>
        {(support.name || support.url) && (
          <p>{t.rich('leaked', { support: () => <SupportLink support={support} /> })}</p>
        )}
      </div>
    </aside>
  )
}
