import { useTexts } from '#texts'
import type { Account } from '@/lib/domain/entitlement'
import { Untrusted } from '../_ui/untrusted'

interface RoleAccountProps {
  readonly account: Account
  /** By its tags; null when they name nobody. */
  readonly owner: string | null
}

/** The account of the role, as the configuration describes it. */
export function RoleAccount({ account, owner }: RoleAccountProps) {
  const t = useTexts('rolePage.account')
  const tags = Object.entries(account.tags)
  return (
    <section className="panel" aria-labelledby="role-account">
      <div className="panel-head">
        <h2 id="role-account" className="section-title">
          {t('title')}
        </h2>
      </div>
      <dl className="panel-body facts">
        <dt>{t('owner')}</dt>
        <dd>{owner === null ? t('notNamed') : <Untrusted>{owner}</Untrusted>}</dd>
        <dt>{t('alias')}</dt>
        <dd className="mono">
          <Untrusted>{account.alias}</Untrusted>
        </dd>
        <dt>{t('region')}</dt>
        <dd className="mono">{account.region}</dd>
        {tags.length > 0 && (
          <>
            <dt>{t('tags')}</dt>
            <dd>
              <ul className="flex flex-wrap gap-1.5">
                {tags.map(([key, value]) => (
                  <li key={key} className="tag mono">
                    <Untrusted>{`${key}=${value}`}</Untrusted>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
