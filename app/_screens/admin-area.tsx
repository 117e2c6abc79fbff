import { History, Settings, ShieldBan, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'

interface AdminAreaProps {
  readonly identity: Identity
  readonly page: 'audit' | 'revoke' | 'sessions' | 'setup'
  readonly children: ReactNode
}

/** The pages for administrators beside each other; an auditor's list has the audit alone. */
export function AdminArea({ identity, page, children }: AdminAreaProps) {
  const t = useTexts('adminArea')
  const { broker } = runtime()
  const current = (name: AdminAreaProps['page']) => (page === name ? 'page' : undefined)
  return (
    <div className="admin">
      <nav className="admin-nav" aria-label={t('admin')}>
        {broker.maySeeAudit(identity) && (
          <a href="/admin/audit" aria-current={current('audit')}>
            <History className="icon" aria-hidden="true" />
            {t('audit')}
          </a>
        )}
        {broker.isAdmin(identity) && (
          <a href="/admin/sessions" aria-current={current('sessions')}>
            <Users className="icon" aria-hidden="true" />
            {t('sessions')}
          </a>
        )}
        {broker.isAdmin(identity) && (
          <a href="/admin/revoke" aria-current={current('revoke')}>
            <ShieldBan className="icon" aria-hidden="true" />
            {t('revoke')}
          </a>
        )}
        {broker.isAdmin(identity) && (
          <a href="/admin/setup" aria-current={current('setup')}>
            <Settings className="icon" aria-hidden="true" />
            {t('setup')}
          </a>
        )}
      </nav>
      <div className="admin-page">{children}</div>
    </div>
  )
}
