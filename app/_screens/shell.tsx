import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import { Brand } from '../_ui/brand'
import { Untrusted } from '../_ui/untrusted'
import { SupportLink } from './support-link'

type PortalPart = 'access' | 'sessions' | 'admin'

interface ShellProps {
  /** Who is signed in; null where nobody needs to be. */
  readonly identity: Identity | null
  /** The part of the portal that the page belongs to. */
  readonly part?: PortalPart
  readonly children: ReactNode
}

/** Header, main part and footer of every page but the sign-in. */
export function Shell({ identity, part = 'access', children }: ShellProps) {
  return (
    <div className={part === 'admin' ? 'shell shell-wide' : 'shell'}>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <header className="header">
        <div className="header-row">
          <a className="brand" href="/">
            <Brand />
          </a>
          {identity && <Navigation identity={identity} part={part} />}
          {identity && <Person identity={identity} />}
        </div>
      </header>
      <main id="main" className="page">
        {children}
      </main>
      <footer className="footer">
        <span>Brevet</span>
        <SupportLink support={runtime().broker.support()} prefix="Help: " />
      </footer>
    </div>
  )
}

function Navigation({ identity, part }: { readonly identity: Identity; readonly part: PortalPart }) {
  return (
    <nav className="nav" aria-label="Main">
      <a href="/" aria-current={part === 'access' ? 'page' : undefined}>
        Access
      </a>
      <a href="/sessions" aria-current={part === 'sessions' ? 'page' : undefined}>
        Sessions
      </a>
      {runtime().broker.maySeeAudit(identity) && (
        <a href="/admin/audit" aria-current={part === 'admin' ? 'page' : undefined}>
          {runtime().broker.isAdmin(identity) ? 'Admin' : 'Audit'}
        </a>
      )}
    </nav>
  )
}

function Person({ identity }: { readonly identity: Identity }) {
  const shown = identity.email ?? identity.name
  return (
    <div className="person">
      <span className="person-name" title={identity.name}>
        <Untrusted>{shown}</Untrusted>
      </span>
      <form method="post" action="/signout">
        <button type="submit" className="btn btn-ghost" aria-label="Sign out">
          <LogOut className="icon icon-sm" aria-hidden="true" />
          <span className="max-sm:hidden">Sign out</span>
        </button>
      </form>
    </div>
  )
}
