import { useTexts } from '#texts'
import type { AwsSession } from '@/lib/broker/aws-sessions'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

const shown = 5

/** What the person was given of the role, the newest first. */
export function RoleUses({ uses }: { readonly uses: readonly AwsSession[] }) {
  const t = useTexts('rolePage.uses')
  return (
    <section className="panel" aria-labelledby="role-uses">
      <div className="panel-head">
        <h2 id="role-uses" className="section-title flex-1">
          {t('title')}
        </h2>
        <a className="pr-2" href="/sessions">
          {t('all')}
        </a>
      </div>
      {uses.length === 0 ? <p className="panel-body text-ink-2">{t('none')}</p> : <Table uses={uses} />}
    </section>
  )
}

function Table({ uses }: { readonly uses: readonly AwsSession[] }) {
  const t = useTexts('rolePage.uses')
  const ofSessions = useTexts('sessions')
  const now = new Date()
  return (
    <table className="records role-uses">
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {uses.slice(0, shown).map(({ reference, kind, startedAt, endsAt, destination }) => (
          <tr key={reference} className={endsAt > now ? undefined : 'record-past'}>
            <td>
              <Moment at={startedAt} />
            </td>
            <td>{ofSessions(`kinds.${kind}`)}</td>
            <td className="record-place">{destination && <Untrusted>{destination}</Untrusted>}</td>
            <td>{t.rich(endsAt > now ? 'ends' : 'ended', { moment: () => <Moment at={endsAt} /> })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
