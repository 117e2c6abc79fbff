import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import { chosenLanguage } from '../_http/language'
import { density, theme } from '../_http/look'
import { AccountMenu } from '../_ui/account-menu'
import { Brand } from '../_ui/brand'
import { PageFooter } from './page-footer'
import { sourceLabel } from './received'

/** A page of the header's navigation. */
type Part = 'access' | 'sessions' | 'admin' | 'help'

interface ShellProps {
  /** Who is signed in; null where nobody needs to be. */
  readonly identity: Identity | null
  /** The part of the portal that the page belongs to. */
  readonly part?: Part
  readonly children: ReactNode
}

/** Header, main part and footer of every page but the sign-in. */
export function Shell({ identity, part = 'access', children }: ShellProps) {
  const t = useTexts('common')
  return (
    <div className={part === 'admin' ? 'shell shell-wide' : 'shell'}>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="header">
        <div className="header-row">
          <a className="brand" href="/">
            <Brand />
          </a>
          {identity && <Navigation identity={identity} part={part} />}
          <div className="person">
            <a className="btn btn-ghost btn-icon" href="/help" aria-label={t('help')} title={t('help')}>
              <CircleHelp className="icon" aria-hidden="true" />
            </a>
            {identity && <Person identity={identity} />}
          </div>
        </div>
      </header>
      <main id="main" className="page">
        {children}
      </main>
      <PageFooter />
    </div>
  )
}

function Navigation({ identity, part }: { readonly identity: Identity; readonly part: Part }) {
  const t = useTexts('common')
  return (
    <nav className="nav" aria-label={t('mainNavigation')}>
      <a href="/" aria-current={part === 'access' ? 'page' : undefined}>
        {t('access')}
      </a>
      <a href="/sessions" aria-current={part === 'sessions' ? 'page' : undefined}>
        {t('sessions')}
      </a>
      {runtime().broker.maySeeAudit(identity) && (
        <a href="/admin/audit" aria-current={part === 'admin' ? 'page' : undefined}>
          {t(runtime().broker.isAdmin(identity) ? 'admin' : 'audit')}
        </a>
      )}
    </nav>
  )
}

async function Person({ identity }: { readonly identity: Identity }) {
  const { name, email } = identity
  const person = { name, email, source: sourceLabel(identity), isAdmin: runtime().broker.isAdmin(identity) }
  return (
    <AccountMenu
      person={person}
      theme={await theme.shown()}
      density={await density.shown()}
      language={await chosenLanguage()}
    />
  )
}
