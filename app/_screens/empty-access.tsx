import { RefreshCw } from 'lucide-react'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import type { PortalSession } from '@/lib/domain/session'
import { CopyButton } from '../_ui/copy-button'
import { MessageBlock } from '../_ui/message-block'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'
import { SupportLink } from './support-link'

/** For somebody who may open nothing: what is true, what was received, whom to ask. */
export function EmptyAccess({ session }: { readonly session: PortalSession }) {
  const { identity } = session
  const { broker } = runtime()
  const { grantCount, metGrants } = broker.unmatched(identity)
  const support = broker.support()
  const source = broker.sources().find(({ id }) => id === identity.source)?.label ?? identity.source
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
      <section className="panel">
        <div className="panel-head">
          <h2 className="section-title flex-1">What Brevet received</h2>
          <CopyButton
            className="btn btn-ghost"
            text={details(identity, source, resultSentence(metGrants.length, grantCount))}
            done="Details copied"
          >
            Copy details
          </CopyButton>
        </div>
        <dl className="panel-body facts">
          <dt>Signed in as</dt>
          <dd>
            <Untrusted>{identity.email ?? identity.name}</Untrusted>
          </dd>
          <dt>Through</dt>
          <dd>
            {source}, <Moment at={identity.authenticatedAt} />
          </dd>
          <dt>Groups</dt>
          <dd>
            <Groups identity={identity} />
          </dd>
          <dt>Result</dt>
          <dd>{resultSentence(metGrants.length, grantCount)}</dd>
        </dl>
      </section>
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
          <MessageBlock title="Message to send" text={message(identity, source)} />
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

function resultSentence(met: number, all: number): string {
  return met === 0 ? `0 of ${all} grants match` : `${met} of ${all} grants match, and a deny among them leaves nothing`
}

function groupsSentence(count: number): string {
  if (count === 0) return 'Your identity provider sent no group'
  return count === 1 ? 'Your one group is named in no grant' : `None of your ${count} groups is named in a grant`
}

function Groups({ identity }: { readonly identity: Identity }) {
  if (identity.groups.length === 0) return 'none'
  return (
    <ul className="flex flex-wrap gap-1.5">
      {identity.groups.map(({ value }) => (
        <li key={value} className="tag mono" title={value.length > 60 ? value : undefined}>
          <Untrusted>{value}</Untrusted>
        </li>
      ))}
    </ul>
  )
}

function message(identity: Identity, source: string): string {
  const groups = identity.groups.map(({ value }) => value).join(', ') || 'none'
  return [
    'Hello, I need AWS access for: (account, and what you want to do)',
    `I am ${identity.email ?? identity.name}, signed in through ${source}.`,
    `Groups seen by Brevet: ${groups}`,
  ].join('\n')
}

function details(identity: Identity, source: string, result: string): string {
  const groups = identity.groups.map(({ value }) => value).join(', ') || 'none'
  return [
    `Signed in as: ${identity.email ?? identity.name}`,
    `Through: ${source}, ${identity.authenticatedAt.toISOString()}`,
    `Groups: ${groups}`,
    `Result: ${result}`,
  ].join('\n')
}
