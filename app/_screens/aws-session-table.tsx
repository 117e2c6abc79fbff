import { useTexts } from '#texts'
import type { Entitlement } from '@/lib/domain/entitlement'
import { consolePathOf, formatAccountId, rolePath } from '../_ui/access-view'
import { CopyButton } from '../_ui/copy-button'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Moment } from '../_ui/moment'
import { TimeLeft } from '../_ui/time-left'
import { Untrusted } from '../_ui/untrusted'
import type { AwsSessionView } from './aws-session-view'

interface AwsSessionTableProps {
  readonly sessions: readonly AwsSessionView[]
  /** What the person may still have; null for what is gone. */
  readonly entitlementOf: (id: string) => Entitlement | null
}

/** What was handed out, running first. Ended ones are quiet, and say when. */
export function AwsSessionTable({ sessions, entitlementOf }: AwsSessionTableProps) {
  const t = useTexts('sessions')
  const servedAt = new Date()
  return (
    <table className="records aws-sessions">
      <thead>
        <tr>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.role')}</th>
          <th scope="col">{t('columns.kind')}</th>
          <th scope="col">{t('columns.started')}</th>
          <th scope="col">{t('columns.left')}</th>
          <th scope="col">{t('columns.accessKey')}</th>
          <th scope="col">{t('columns.reference')}</th>
          <th scope="col">
            <span className="sr-only">{t('columns.again')}</span>
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
  const t = useTexts('sessions')
  const ofTime = useTexts('times')
  const { kind, roleName, startedAt, endsAt, isRunning, accessKeyId, reference, destination } = session
  return (
    <tr className={isRunning ? undefined : 'record-past'}>
      <td>
        <Account session={session} entitlement={entitlement} />
      </td>
      <td data-label={t('columns.role')}>
        {entitlement ? <a href={rolePath(session.entitlement)}>{roleName}</a> : <bdi>{roleName}</bdi>}
      </td>
      <td data-label={t('columns.kind')} title={destination ?? undefined}>
        {t(`kinds.${kind}`)}
      </td>
      <td data-label={t('columns.started')}>
        <Moment at={startedAt} />
      </td>
      <td data-label={t('columns.left')}>
        {isRunning ? (
          <TimeLeft startedAt={startedAt} endsAt={endsAt} servedAt={servedAt} />
        ) : (
          ofTime.rich('ended', { time: () => <Moment at={endsAt} /> })
        )}
      </td>
      <td data-label={t('columns.accessKey')}>
        {accessKeyId === null ? (
          <span className="text-ink-3">{t('madeByAws')}</span>
        ) : (
          <Copied text={accessKeyId} name="AccessKey" />
        )}
      </td>
      <td data-label={t('columns.reference')}>
        <Copied text={reference} name="Reference" />
      </td>
      <td className="record-action">{entitlement && <Again session={session} />}</td>
    </tr>
  )
}

function Account({ session: { accountId }, entitlement }: Pick<RowProps, 'session' | 'entitlement'>) {
  const t = useTexts('sessions')
  if (!entitlement) {
    return (
      <span className="record-account">
        <span className="mono">{formatAccountId(accountId)}</span>
        <span className="text-ink-3">{t('noLongerYours')}</span>
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

function Copied({ text, name }: { readonly text: string; readonly name: 'AccessKey' | 'Reference' }) {
  const t = useTexts('sessions')
  return (
    <CopyButton
      text={text}
      done={t(name === 'Reference' ? 'referenceCopied' : 'accessKeyCopied')}
      label={t(`copy${name}`, { id: text })}
      className="account-id flex-row-reverse"
    >
      <span>{text}</span>
    </CopyButton>
  )
}

/** Leads to where the same can be had once more: a link, so that nothing is issued by it. */
function Again({ session: { kind, entitlement, roleName, isRunning } }: Pick<RowProps, 'session'>) {
  const isConsole = kind === 'console'
  const t = useTexts('sessions')
  const verb = t(isConsole ? 'openAgain' : isRunning ? 'renew' : 'newKeys')
  return (
    <a
      className={isRunning ? 'btn btn-small' : 'btn btn-ghost btn-small'}
      href={isConsole ? consolePathOf(entitlement) : rolePath(entitlement)}
      aria-label={t('againLabel', { verb, role: roleName, account: entitlement.slice(0, 12) })}
    >
      {verb}
    </a>
  )
}
