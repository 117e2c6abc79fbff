import { RefreshCw } from 'lucide-react'
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
  const data = await accessData(session, entitlements)
  return (
    <AccessList
      {...data}
      wanted={{
        query: parameter('q'),
        environment: parameter('env'),
        grouping: parameter('group'),
        everything: parameter('all') === '1',
      }}
      age={<DataAge identity={session.identity} />}
    />
  )
}

/** How old the groups are on which everything here stands, and the way to have them read again. */
function DataAge({ identity }: { readonly identity: Identity }) {
  return (
    <p className="data-age">
      <span>
        Your groups were read when you signed in, <Moment at={identity.authenticatedAt} />.
      </span>
      <a
        className="btn btn-ghost btn-small"
        href={`/auth/${encodeURIComponent(identity.source)}/start`}
        title="Signs you in again, which reads your groups again"
      >
        <RefreshCw className="icon icon-sm" aria-hidden="true" />
        Refresh access
      </a>
    </p>
  )
}
