import { CircleCheck, Info } from 'lucide-react'
import type { OwnSession } from '@/lib/broker/own-sessions'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'
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
}

/** AWS sessions, the truth about their end, and the browsers that are signed in. */
export function SessionsScreen({ signIns, awsSessions, entitlementOf, ended }: SessionsScreenProps) {
  const running = awsSessions.filter(({ isRunning }) => isRunning).length
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="title">Sessions</h1>
        <p className="text-ink-2">What AWS sessions you were given, and where you are signed in to Brevet.</p>
      </div>
      {ended !== null && <EndedNotice count={ended} />}
      <section className="panel" aria-labelledby="aws-sessions">
        <div className="panel-head">
          <h2 id="aws-sessions" className="section-title flex-1">
            AWS sessions <span className="count">{running === 0 ? 'none active' : `${running} active`}</span>
          </h2>
        </div>
        {awsSessions.length > 0 ? (
          <AwsSessionTable sessions={awsSessions} entitlementOf={entitlementOf} />
        ) : (
          <p className="panel-body text-ink-2">
            Brevet has handed nothing out to you in the last day. <a href="/">Open a console or take keys</a>, and it
            stands here until a day after its end.
          </p>
        )}
      </section>
      <Truth />
      <SignInTable signIns={signIns} />
    </div>
  )
}

function EndedNotice({ count }: { readonly count: number }) {
  const text =
    count === 0
      ? 'That browser was signed out already.'
      : `Signed out ${count === 1 ? 'one browser' : `${count} browsers`}. At its next click, each has to sign in again.`
  return (
    <div role="status" className="banner banner-ok">
      <CircleCheck className="icon" aria-hidden="true" />
      <div>{text}</div>
    </div>
  )
}

const revoking = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html'

/** What signing out does not do, and who can do it. */
function Truth() {
  const support = runtime().broker.support()
  return (
    <aside className="banner" aria-label="What signing out does not end">
      <Info className="icon" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <strong>Signing out of Brevet does not end AWS sessions.</strong>
        <p>
          Keys and consoles that were handed out work until the time shown. To cut one off earlier, an administrator of
          the account denies the role everything that was begun before now (by <code>aws:TokenIssueTime</code>), which
          ends the sessions of everybody who has that role:{' '}
          <a href={revoking} target="_blank" rel="noopener noreferrer">
            Revoke role sessions, in the AWS documentation
          </a>
          .
        </p>
        {(support.name || support.url) && (
          <p>
            If keys got into the wrong hands, ask <SupportLink support={support} /> at once.
          </p>
        )}
      </div>
    </aside>
  )
}
