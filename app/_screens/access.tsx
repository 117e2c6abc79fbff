import { RefreshCw } from 'lucide-react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { Identity } from '@/lib/domain/identity'
import type { PortalSession } from '@/lib/domain/session'
import { AccessList } from '../_ui/access-list'
import { Moment } from '../_ui/moment'
import { accessData } from './access-data'

interface AccessProps {
  readonly session: PortalSession
  readonly entitlements: readonly Entitlement[]
  /** A search parameter of the page; empty when it is absent. */
  readonly parameter: (name: string) => string
}

/** Everything that a person may open, what they use most, and what is running. */
export async function Access({ session, entitlements, parameter }: AccessProps) {
  const [data, kept] = await Promise.all([accessData(session, entitlements), runtime().broker.keptPurpose(session)])
  return (
    <AccessList
      {...data}
      wanted={{
        query: parameter('q'),
        environment: parameter('env'),
        grouping: parameter('group'),
        everything: parameter('all') === '1',
      }}
      kept={kept}
      age={<DataAge identity={session.identity} />}
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
