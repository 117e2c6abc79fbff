import { useTexts } from '#texts'
import type { Account } from '@/lib/domain/entitlement'
import { formatAccountId } from '../_ui/access-view'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Untrusted } from '../_ui/untrusted'

/** Every account of the configuration, each a link to its set-up. */
export function SetupAccounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const t = useTexts('setup')
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">{t('accounts')}</h1>
        <p className="lead">{t('accountsLead')}</p>
      </div>
      <ul className="panel setup-accounts">
        {accounts.map(({ id, name, environment }) => (
          <li key={id}>
            <a href={`/admin/setup/${id}`}>
              <span className="min-w-0 flex-1 truncate">
                <Untrusted>{name}</Untrusted>
              </span>
              <EnvironmentBadge environment={environment} plain />
              <span className="mono text-ink-3">{formatAccountId(id)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
