import type { Entitlement } from '@/lib/domain/entitlement'
import { consolePathOf, formatAccountId, rolePath } from '../_ui/access-view'
import { CopyButton } from '../_ui/copy-button'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Moment } from '../_ui/moment'
import { TimeLeft } from '../_ui/time-left'
import { Untrusted } from '../_ui/untrusted'
import { type AwsSessionView, kindTexts } from './aws-session-view'

interface AwsSessionTableProps {
  readonly sessions: readonly AwsSessionView[]
  /** What the person may still have; null for what is gone. */
  readonly entitlementOf: (id: string) => Entitlement | null
}

/** What was handed out, running first. Ended ones are quiet, and say when. */
export function AwsSessionTable({ sessions, entitlementOf }: AwsSessionTableProps) {
  const servedAt = new Date()
  return (
    <table className="records aws-sessions">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Role</th>
          <th scope="col">Kind</th>
          <th scope="col">Started</th>
          <th scope="col">Time left</th>
          <th scope="col">Access key</th>
          <th scope="col">Reference</th>
          <th scope="col">
            <span className="sr-only">Again</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Row
            key={session.reference}
            session={session}
            entitlement={entitlementOf(session.entitlement)}
            servedAt={servedAt}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly session: AwsSessionView
  readonly entitlement: Entitlement | null
  readonly servedAt: Date
}

function Row({ session, entitlement, servedAt }: RowProps) {
  const { kind, roleName, startedAt, endsAt, isRunning, accessKeyId, reference, destination } = session
  return (
    <tr className={isRunning ? undefined : 'record-past'}>
      <td>
        <Account session={session} entitlement={entitlement} />
      </td>
      <td data-label="Role">
        {entitlement ? <a href={rolePath(session.entitlement)}>{roleName}</a> : <bdi>{roleName}</bdi>}
      </td>
      <td data-label="Kind" title={destination ?? undefined}>
        {kindTexts[kind]}
      </td>
      <td data-label="Started">
        <Moment at={startedAt} />
      </td>
      <td data-label="Time left">
        {isRunning ? (
          <TimeLeft startedAt={startedAt} endsAt={endsAt} servedAt={servedAt} />
        ) : (
          <>
            Ended <Moment at={endsAt} />
          </>
        )}
      </td>
      <td data-label="Access key">
        {accessKeyId === null ? (
          <span className="text-ink-3">made by AWS</span>
        ) : (
          <Copied text={accessKeyId} name="Access key ID" />
        )}
      </td>
      <td data-label="Reference">
        <Copied text={reference} name="Reference" />
      </td>
      <td className="record-action">{entitlement && <Again session={session} />}</td>
    </tr>
  )
}

function Account({ session: { accountId }, entitlement }: Pick<RowProps, 'session' | 'entitlement'>) {
  if (!entitlement) {
    return (
      <span className="record-account">
        <span className="mono">{formatAccountId(accountId)}</span>
        <span className="text-ink-3">no longer yours</span>
      </span>
    )
  }
  const { name, environment } = entitlement.account
  return (
    <span className="record-account">
      <EnvironmentBadge environment={environment} />
      <strong className="record-name" title={name}>
        <Untrusted>{name}</Untrusted>
      </strong>
      <span className="mono text-ink-3">{accountId.slice(-4)}</span>
    </span>
  )
}

function Copied({ text, name }: { readonly text: string; readonly name: string }) {
  return (
    <CopyButton
      text={text}
      done={`${name} copied`}
      label={`${text}: copy ${name.toLowerCase()}`}
      className="account-id flex-row-reverse"
    >
      <span>{text}</span>
    </CopyButton>
  )
}

/** Leads to where the same can be had once more: a link, so that nothing is issued by it. */
function Again({ session: { kind, entitlement, roleName, isRunning } }: Pick<RowProps, 'session'>) {
  const isConsole = kind === 'console'
  const verb = isConsole ? 'Open again' : isRunning ? 'Renew' : 'New keys'
  return (
    <a
      className={isRunning ? 'btn btn-small' : 'btn btn-ghost btn-small'}
      href={isConsole ? consolePathOf(entitlement) : rolePath(entitlement)}
      aria-label={`${verb}: ${roleName}, ${entitlement.slice(0, 12)}`}
    >
      {verb}
    </a>
  )
}
