import { RefreshCw } from 'lucide-react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { Identity } from '@/lib/domain/identity'
import type { PortalSession } from '@/lib/domain/session'
import { currentAddress } from '../_http/current-address'
import { AccessList } from '../_ui/access-list'
import { tableOf } from '../_ui/access-table'
import { Moment } from '../_ui/moment'
import { accountViews } from './account-views'

interface AccessProps {
  readonly session: PortalSession
  readonly entitlements: readonly Entitlement[]
  /** A search parameter of the page; empty when it is absent. */
  readonly parameter: (name: string) => string
}

/** Everything that a person may open, what they use most, and what is running. */
export async function Access({ session, entitlements, parameter }: AccessProps) {
  const { broker } = runtime()
  const { identity } = session
  const accounts = accountViews(entitlements, (entitlement) => broker.offer(session, entitlement))
  const [handedOut, { favourites }, kept, address] = await Promise.all([
    broker.awsSessions(identity),
    broker.preferences(identity),
    broker.keptPurpose(session),
    currentAddress(),
  ])
  const now = new Date()
  return (
    <AccessList
      table={tableOf(accounts)}
      favourites={favourites}
      recents={broker.recents(handedOut)}
      running={handedOut.filter(({ endsAt }) => endsAt > now)}
      servedAt={now}
      wanted={{
        query: parameter('q'),
        environment: parameter('env'),
        grouping: parameter('group'),
        everything: parameter('all') === '1',
      }}
      address={address}
      kept={kept}
      age={<DataAge identity={identity} />}
    />
  )
}

/** How old the groups are on which everything here stands, and the way to have them read again. */
function DataAge({ identity }: { readonly identity: Identity }) {
  const t = useTexts('access')
  return (
    <p className="data-age">
      <span>{t.rich('groupsRead', { time: () => <Moment at={identity.authenticatedAt} /> })}</span>
      <a
        className="btn btn-ghost btn-small"
        href={`/auth/${encodeURIComponent(identity.source)}/start`}
        title={t('refreshHint')}
      >
        <RefreshCw className="icon icon-sm" aria-hidden="true" />
        {t('refresh')}
      </a>
    </p>
  )
}
