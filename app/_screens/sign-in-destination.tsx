import { AppWindow } from 'lucide-react'
import { formatAccountId } from '../_ui/access-view'
import { Untrusted } from '../_ui/untrusted'

/** Why somebody is asked to sign in: the account, role and page of the link that brought them. Names nothing the link does not. */
export function SignInDestination({ path }: { readonly path: string }) {
  const [, account = '', role = '', query] =
    /^\/go(?:\/([^/?#]{1,192})(?:\/([^/?#]{1,192}))?)?\/?(?:\?([^#]*))?(?:#|$)/.exec(path) ?? []
  const link = new URLSearchParams(query)
  const page = link.get('to') || [link.get('service'), link.get('region')].filter(Boolean).join(' · ')
  if (account === '' && page === '') return null
  return (
    <div className="destination">
      <AppWindow className="icon text-ink-3" aria-hidden="true" />
      <div className="min-w-0">
        <div className="text-meta text-ink-3">You are on the way to</div>
        {account !== '' && (
          <div className="flex flex-wrap items-baseline gap-x-2">
            {role !== '' && (
              <span className="font-semibold">
                <Untrusted>{decoded(role)}</Untrusted>
              </span>
            )}
            <span className="mono text-ink-3">
              <Untrusted>{formatAccountId(decoded(account))}</Untrusted>
            </span>
          </div>
        )}
        {page !== '' && (
          <div className="mono line-clamp-3 text-ink-2">
            <Untrusted>{page}</Untrusted>
          </div>
        )}
      </div>
    </div>
  )
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
