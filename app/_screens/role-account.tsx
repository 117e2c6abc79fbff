import type { Account } from '@/lib/domain/entitlement'
import { Untrusted } from '../_ui/untrusted'

interface RoleAccountProps {
  readonly account: Account
  /** By its tags; null when they name nobody. */
  readonly owner: string | null
}

/** The account of the role, as the configuration describes it. */
export function RoleAccount({ account, owner }: RoleAccountProps) {
  const tags = Object.entries(account.tags)
  return (
    <section className="panel" aria-labelledby="role-account">
      <div className="panel-head">
        <h2 id="role-account" className="section-title">
          Account
        </h2>
      </div>
      <dl className="panel-body facts">
        <dt>Owner</dt>
        <dd>{owner === null ? 'not named' : <Untrusted>{owner}</Untrusted>}</dd>
        <dt>Alias</dt>
        <dd className="mono">
          <Untrusted>{account.alias}</Untrusted>
        </dd>
        <dt>Default region</dt>
        <dd className="mono">{account.region}</dd>
        {tags.length > 0 && (
          <>
            <dt>Tags</dt>
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
