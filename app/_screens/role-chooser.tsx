import { ChevronRight, ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import type { Account, Entitlement } from '@/lib/domain/entitlement'
import { type LinkWish, linkPlace } from '../_http/console-wish'
import { consolePath } from '../_ui/access-view'
import { consoleQuery } from '../_ui/console-query'
import { RememberedRole } from '../_ui/remembered-role'
import { RoleIdentity } from '../_ui/role-identity'
import { Untrusted } from '../_ui/untrusted'
import { AccountFilter } from './account-filter'
import { LinkDestination } from './link-destination'

interface RoleChooserProps {
  /** More than one, of one account or of several, in the order in which they are offered. */
  readonly entitlements: readonly Entitlement[]
  readonly link: LinkWish
  /** What accounts are filtered by, where there are many; empty: nothing. */
  readonly words?: string
  /** What was chosen before is followed; false for somebody who came to choose. */
  readonly leadsOn: boolean
}

/** Accounts that can be looked over without a filter, and those that are shown at most. */
const few = 8
const most = 30

/** Several roles of a person fit a link: which one. Links only, to the pages that ask before they open anything. */
export function RoleChooser({ entitlements, link, words = '', leadsOn }: RoleChooserProps) {
  const t = useTexts('links')
  const accounts = accountsOf(entitlements)
  const [only, second] = accounts
  if (only && !second) {
    return (
      <Choice title={t('whichRole')} lead={t('whichRoleLead')} link={link}>
        <RememberedRole account={only.id} leadsOn={leadsOn}>
          <AccountRoles account={only} entitlements={entitlements} link={link} />
        </RememberedRole>
      </Choice>
    )
  }
  const matching = accounts.filter((account) => matches(account, words))
  return (
    <Choice title={t('whichAccount')} lead={t('whichAccountLead')} link={link}>
      {accounts.length > few && <AccountFilter link={link} words={words} count={matching.length} />}
      {matching.slice(0, most).map((account) => (
        <AccountRoles key={account.id} account={account} entitlements={entitlements} link={link} />
      ))}
      {matching.length > most && <p className="text-ink-2">{t('more', { count: matching.length - most })}</p>}
    </Choice>
  )
}

function accountsOf(entitlements: readonly Entitlement[]): readonly Account[] {
  return [...new Map(entitlements.map(({ account }) => [account.id, account])).values()]
}

function matches({ id, name, alias }: Account, words: string): boolean {
  const text = `${id} ${name} ${alias}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(/^[\d-]+$/.test(word) ? word.replaceAll('-', '') : word))
}

interface ChoiceProps {
  readonly title: string
  readonly lead: string
  readonly link: LinkWish
  readonly children: ReactNode
}

function Choice({ title, lead, link, children }: ChoiceProps) {
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">{title}</h1>
        <p className="lead">{lead}</p>
      </div>
      <LinkDestination wish={link.wish} />
      {children}
    </div>
  )
}

interface AccountRolesProps extends Pick<RoleChooserProps, 'entitlements' | 'link'> {
  readonly account: Account
}

function AccountRoles({ account, entitlements, link }: AccountRolesProps) {
  return (
    <section className="flex flex-col gap-2" aria-label={account.name}>
      <RoleIdentity account={account}>{null}</RoleIdentity>
      <RoleLinks
        entitlements={entitlements.filter((entitlement) => entitlement.account.id === account.id)}
        link={link}
      />
    </section>
  )
}

function RoleLinks({ entitlements, link }: Pick<RoleChooserProps, 'entitlements' | 'link'>) {
  const t = useTexts('links')
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
                    {t('privileged')}
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
