import { useTexts } from '#texts'
import type { StandingRole } from '@/lib/broker/revocation-desk'
import type { Revocation } from '@/lib/domain/revocation'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'
import { accountName, personName } from './revocation-address'
import { RevocationPlace } from './revocation-place'
import { RevocationDisclosure } from './revocation-text'

interface RevocationStandingProps {
  readonly standing: readonly StandingRole[]
  /** Reference of the request whose scripts are to be run now; null when there is none. */
  readonly latest: string | null
}

/** What is denied at the moment, role by role, each to be lifted before its time. */
export function RevocationStanding({ standing, latest }: RevocationStandingProps) {
  const t = useTexts('revocation')
  const count = standing.reduce((sum, { revocations }) => sum + revocations.length, 0)
  return (
    <section className="panel" aria-labelledby="standing">
      <div className="panel-head">
        <h2 id="standing" className="section-title flex-1">
          {t.rich('standing', { count, n: (number) => <span className="count">{number}</span> })}
        </h2>
      </div>
      {standing.length === 0 && <p className="panel-body text-ink-2">{t('standingNone')}</p>}
      {standing.map((role) => (
        <Role key={role.role.arn} standing={role} latest={latest} />
      ))}
    </section>
  )
}

interface RoleProps {
  readonly standing: StandingRole
  readonly latest: string | null
}

function Role({ standing, latest }: RoleProps) {
  const t = useTexts('revocation')
  const { role, account, revocations, isWritten, script } = standing
  const isByHand = !isWritten || revocations.some(({ state }) => state !== 'written')
  return (
    <div className="panel-body revocation-role">
      <RevocationPlace account={account} accountId={role.accountId} roleName={role.name} />
      {revocations.map((revocation) => (
        <Entry key={revocation.id} revocation={revocation} standing={standing} />
      ))}
      {isByHand && (
        <>
          <p className="text-ink-2">{t('byHandMore')}</p>
          <RevocationDisclosure
            title={t('script')}
            text={script}
            copied={t('scriptCopied')}
            isOpen={revocations.some(({ reference }) => reference === latest)}
          />
        </>
      )}
    </div>
  )
}

interface EntryProps {
  readonly revocation: Revocation
  readonly standing: StandingRole
}

function Entry({ revocation, standing: { role, account, isWritten } }: EntryProps) {
  const t = useTexts('revocation')
  const { id, person, issuedBefore, liftsAt, by, reason, state, reference } = revocation
  const name = person ? personName(person) : t('everybody')
  const label = { person: name, role: role.name, account: accountName(account, role.accountId) }
  const isByHand = state === 'by-hand' || !isWritten
  return (
    <div className="revocation-entry">
      <dl className="facts min-w-0 flex-1">
        <dt>{t('person')}</dt>
        <dd>{person ? <Untrusted>{name}</Untrusted> : name}</dd>
        <dt>{t('before')}</dt>
        <dd>
          <Moment at={issuedBefore} />
        </dd>
        <dt>{t(isByHand ? 'neededUntil' : 'standsUntil')}</dt>
        <dd>
          <Moment at={liftsAt} />
        </dd>
        <dt>{t('by')}</dt>
        <dd>
          <Untrusted>{by.email ?? by.name ?? by.subject ?? by.source}</Untrusted>{' '}
          <a className="mono" href={`/admin/audit?${new URLSearchParams({ reference })}`}>
            {reference}
          </a>
        </dd>
        <dt>{t('why')}</dt>
        <dd>
          <Untrusted>{reason}</Untrusted>
        </dd>
        <dt>{t('state')}</dt>
        <dd>
          <span className={state === 'written' ? 'tag' : 'tag tag-warn'}>{t(`states.${state}`)}</span>
        </dd>
      </dl>
      <form method="post" action="/admin/revoke/lift">
        <input type="hidden" name="id" value={id} />
        <button
          type="submit"
          className="btn btn-small"
          aria-label={t(isByHand ? 'forgetLabel' : 'liftNowLabel', label)}
        >
          {t(isByHand ? 'forget' : 'liftNow')}
        </button>
      </form>
    </div>
  )
}
