import { useTexts } from '#texts'
import type { AwsSession } from '@/lib/broker/aws-sessions'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

const shown = 5

/** What the person was given of the role, the newest first. */
export function RoleUses({ uses }: { readonly uses: readonly AwsSession[] }) {
  return (
    <section className="panel" aria-labelledby="role-uses">
      <div className="panel-head">
        <h2 id="role-uses" className="section-title flex-1">
          Your last uses
        </h2>
        <a className="pr-2" href="/sessions">
          All sessions
        </a>
      </div>
      {uses.length === 0 ? (
        <p className="panel-body text-ink-2">You have not used this role yet.</p>
      ) : (
        <Table uses={uses} />
      )}
    </section>
  )
}

function Table({ uses }: { readonly uses: readonly AwsSession[] }) {
  const ofSessions = useTexts('sessions')
  const now = new Date()
  return (
    <table className="records role-uses">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Where</th>
          <th scope="col">State</th>
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
            <td>
              {endsAt > now ? 'ends' : 'ended'} <Moment at={endsAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
