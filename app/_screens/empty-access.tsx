import { RefreshCw } from 'lucide-react'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import type { PortalSession } from '@/lib/domain/session'
import { MessageBlock } from '../_ui/message-block'
import { Received, sourceLabel } from './received'
import { SupportLink } from './support-link'

/** For somebody who may open nothing: what is true, what was received, whom to ask. */
export function EmptyAccess({ session }: { readonly session: PortalSession }) {
  const { identity } = session
  const { broker } = runtime()
  const { metGrants } = broker.unmatched(identity)
  const support = broker.support()
  const start = `/auth/${encodeURIComponent(identity.source)}/start`
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">You have no AWS roles yet</h1>
        <p className="lead">
          {metGrants.length > 0
            ? 'You are signed in. What your groups would give you is denied to you, so there is nothing to open.'
            : `You are signed in. ${groupsSentence(identity.groups.length)}, so there is nothing to open.`}
        </p>
      </div>
      <Received identity={identity} title="What Brevet received" />
      <section className="panel">
        <div className="panel-head">
          <h2 className="section-title">What to do</h2>
        </div>
        <div className="panel-body flex flex-col gap-3">
          <ol className="steps">
            <li>
              <strong>
                Ask {support.name || support.url ? <SupportLink support={support} /> : 'whoever manages AWS access'} for
                a group
              </strong>
              <p>They can name a group that gives you a role. The message below says what they need to know.</p>
            </li>
            <li>
              <strong>Refresh when they say it is done</strong>
              <p>Groups are read again at sign-in. Refresh signs you in again.</p>
            </li>
          </ol>
          <MessageBlock title="Message to send" text={message(identity)} />
          <div className="actions">
            <a className="btn btn-primary" href={start}>
              <RefreshCw className="icon icon-sm" aria-hidden="true" />
              Refresh access
            </a>
            <form method="post" action="/signout">
              <button type="submit" className="btn">
                Sign in as someone else
              </button>
            </form>
          </div>
        </div>
      </section>
    </div>
  )
}

function groupsSentence(count: number): string {
  if (count === 0) return 'Your identity provider sent no group'
  return count === 1 ? 'Your one group is named in no grant' : `None of your ${count} groups is named in a grant`
}

function message(identity: Identity): string {
  const groups = identity.groups.map(({ value }) => value).join(', ') || 'none'
  return [
    'Hello, I need AWS access for: (account, and what you want to do)',
    `I am ${identity.email ?? identity.name}, signed in through ${sourceLabel(identity)}.`,
    `Groups seen by Brevet: ${groups}`,
  ].join('\n')
}
