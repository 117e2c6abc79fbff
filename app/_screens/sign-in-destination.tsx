import { AppWindow } from 'lucide-react'
import { useTexts } from '#texts'
import { formatAccountId } from '../_ui/access-view'
import { Untrusted } from '../_ui/untrusted'
import { destinationOf } from './destination-path'

/** Why somebody is asked to sign in: the account, role and page of the link that brought them. Names nothing the link does not. */
export function SignInDestination({ path }: { readonly path: string }) {
  const t = useTexts('links')
  const destination = destinationOf(path)
  if (!destination) return null
  const { account, role, page } = destination
  return (
    <div className="destination">
      <AppWindow className="icon text-ink-3" aria-hidden="true" />
      <div className="min-w-0">
        <div className="text-meta text-ink-3">{t('onTheWay')}</div>
        {account !== null && (
          <div className="flex flex-wrap items-baseline gap-x-2">
            {role !== null && (
              <span className="font-semibold">
                <Untrusted>{role}</Untrusted>
              </span>
            )}
            <span className="mono text-ink-3">
              <Untrusted>{formatAccountId(account)}</Untrusted>
            </span>
          </div>
        )}
        {page !== null && (
          <div className="mono line-clamp-3 text-ink-2">
            <Untrusted>{page}</Untrusted>
          </div>
        )}
      </div>
    </div>
  )
}
