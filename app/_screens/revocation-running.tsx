import { useTexts } from '#texts'
import type { RunningLine, RunningSessions } from '@/lib/broker/revocation-desk'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'
import { accountName, personName, revocationAddress } from './revocation-address'
import { RevocationPlace } from './revocation-place'
import type { RevocationFilter } from './revocation-screen'

interface RevocationRunningProps {
  readonly running: RunningSessions
  readonly filter: RevocationFilter
}

const mostLines = 100

/** Who has sessions that run, a line for each person and role; the form asks, and changes nothing. */
export function RevocationRunning({ running: { lines, isAll, role }, filter }: RevocationRunningProps) {
  const t = useTexts('revocation')
  const shown = lines.slice(0, mostLines)
  const note = isAll ? (lines.length > mostLines ? t('shown', { count: String(mostLines) }) : null) : t('more')
  return (
    <section className="panel" aria-labelledby="running">
      <div className="panel-head">
        <h2 id="running" className="section-title flex-1">
          {t.rich('running', { count: lines.length, n: (count) => <span className="count">{count}</span> })}
        </h2>
      </div>
      <form method="get" action="/admin/revoke" className="revocation-find">
        {(['person', 'account', 'role'] as const).map((name) => (
          <div key={name} className="field">
            <label htmlFor={`find-${name}`}>{t(name)}</label>
            <input
              id={`find-${name}`}
              name={name}
              className="input"
              defaultValue={filter[name]}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        ))}
        <button type="submit" className="btn">
          {t('find')}
        </button>
      </form>
      <p className="records-note">{t('findMore')}</p>
      {shown.length > 0 ? <Table lines={shown} /> : <p className="panel-body text-ink-2">{t('noneRun')}</p>}
      {note !== null && <p className="records-note">{note}</p>}
      {role && (
        <p className="records-note">
          <a href={revocationAddress({ person: null, role: { accountId: role.account.id, name: role.name } })}>
            {t('whole', { role: role.name, account: role.account.name })}
          </a>
        </p>
      )}
    </section>
  )
}

function Table({ lines }: { readonly lines: readonly RunningLine[] }) {
  const t = useTexts('revocation')
  return (
    <table className="records aws-sessions revocation-table">
      <thead>
        <tr>
          <th scope="col">{t('columns.person')}</th>
          <th scope="col">{t('columns.place')}</th>
          <th scope="col">{t('columns.sessions')}</th>
          <th scope="col">{t('columns.started')}</th>
          <th scope="col">{t('columns.ends')}</th>
          <th scope="col">
            <span className="sr-only">{t('choose')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={`${line.person.source} ${line.person.subject} ${line.accountId}/${line.roleName}`} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ line }: { readonly line: RunningLine }) {
  const t = useTexts('revocation')
  const { person, account, accountId, roleName, count, startedAt, endsAt } = line
  const name = personName(person)
  const place = { role: roleName, account: accountName(account, accountId) }
  return (
    <tr>
      <td>
        <strong className="record-name">
          <Untrusted>{name}</Untrusted>
        </strong>
      </td>
      <td>
        <RevocationPlace account={account} accountId={accountId} roleName={roleName} />
      </td>
      <td data-label={t('columns.sessions')}>{count}</td>
      <td data-label={t('columns.started')}>
        <Moment at={startedAt} />
      </td>
      <td data-label={t('columns.ends')}>
        <Moment at={endsAt} />
      </td>
      <td className="record-action">
        <a
          className="btn btn-small btn-danger"
          href={revocationAddress({ person, role: { accountId, name: roleName } })}
          aria-label={t('chooseLabel', { person: name, ...place })}
        >
          {t('choose')}
        </a>
      </td>
    </tr>
  )
}
