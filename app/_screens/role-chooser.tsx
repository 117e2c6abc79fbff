import { ChevronRight, ShieldAlert } from 'lucide-react'
import type { Entitlement } from '@/lib/domain/entitlement'
import { type LinkWish, linkPlace } from '../_http/console-wish'
import { consolePath } from '../_ui/access-view'
import { consoleQuery } from '../_ui/console-place'
import { RememberedRole } from '../_ui/remembered-role'
import { RoleIdentity } from '../_ui/role-identity'
import { Untrusted } from '../_ui/untrusted'
import { LinkDestination } from './link-destination'

interface RoleChooserProps {
  /** More than one, of one account or of several, in the order in which they are offered. */
  readonly entitlements: readonly Entitlement[]
  readonly link: LinkWish
  /** What was chosen before is followed; false for somebody who came to choose. */
  readonly leadsOn: boolean
}

/** More than can be looked over; the rest is found in the list. */
const mostAccounts = 30

/** Several roles of a person fit a link: which one. Links only, to the pages that ask before they open anything. */
export function RoleChooser({ entitlements, link, leadsOn }: RoleChooserProps) {
  const accounts = [...new Map(entitlements.map(({ account }) => [account.id, account])).values()]
  const [only, ...others] = accounts
  const shown = accounts.slice(0, mostAccounts)
  const list = shown.map((account) => (
    <section key={account.id} className="flex flex-col gap-2" aria-label={account.name}>
      <RoleIdentity account={account}>{null}</RoleIdentity>
      <RoleLinks entitlements={entitlements.filter((entitlement) => entitlement.account === account)} link={link} />
    </section>
  ))
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">{others.length > 0 ? 'Which account and role?' : 'Which role?'}</h1>
        <p className="lead">
          {others.length > 0
            ? 'These roles of yours fit the link.'
            : 'These roles of yours fit the link; the choice is remembered for this account.'}{' '}
          Nothing opens before the next page.
        </p>
      </div>
      <LinkDestination wish={link.wish} />
      {only && others.length === 0 ? (
        <RememberedRole account={only.id} leadsOn={leadsOn}>
          {list}
        </RememberedRole>
      ) : (
        list
      )}
      {accounts.length > shown.length && (
        <p className="text-ink-2">
          And {accounts.length - shown.length} more accounts. A link that names the account is shorter:{' '}
          <a href="/">find it in your access</a>.
        </p>
      )}
    </div>
  )
}

function RoleLinks({ entitlements, link }: Pick<RoleChooserProps, 'entitlements' | 'link'>) {
  return (
    <ul className="flex flex-col gap-2">
      {entitlements.map(({ id, account, role }) => (
        <li key={id}>
          <a
            className="source"
            data-role={role.name}
            href={`${consolePath({ account, role })}${consoleQuery(linkPlace(link))}`}
          >
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2">
                <bdi>{role.name}</bdi>
                {role.privileged && (
                  <span className="flex items-center gap-1 text-meta text-danger-text">
                    <ShieldAlert className="icon icon-xs" aria-hidden="true" />
                    Privileged
                  </span>
                )}
              </span>
              {role.description && (
                <span className="source-hint">
                  <Untrusted>{role.description}</Untrusted>
                </span>
              )}
            </span>
            <ChevronRight className="icon" aria-hidden="true" />
          </a>
        </li>
      ))}
    </ul>
  )
}
