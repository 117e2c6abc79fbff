import { CircleHelp } from 'lucide-react'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import { shownTheme } from '../_http/theme'
import { Brand } from '../_ui/brand'
import { modifierKey } from '../_ui/device'
import { HeaderTools } from '../_ui/header-tools'
import { ShownAccessProvider } from '../_ui/shown-access'
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
  return (
    <ShownAccessProvider>
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
            <div className="person">{identity ? <Person identity={identity} /> : <HelpLink />}</div>
          </div>
        </header>
        <main id="main" className="page">
          {children}
        </main>
        <PageFooter />
      </div>
    </ShownAccessProvider>
  )
}

function HelpLink() {
  return (
    <a className="btn btn-ghost btn-icon" href="/help" aria-label="Help" title="Help">
      <CircleHelp className="icon" aria-hidden="true" />
    </a>
  )
}

function Navigation({ identity, part }: { readonly identity: Identity; readonly part: Part }) {
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

async function Person({ identity }: { readonly identity: Identity }) {
  const { broker } = runtime()
  const { name, email } = identity
  return (
    <HeaderTools
      person={{ name, email, source: sourceLabel(identity), isAdmin: broker.isAdmin(identity) }}
      seesAudit={broker.maySeeAudit(identity)}
      initialTheme={await shownTheme()}
      modifier={modifierKey((await headers()).get('user-agent'))}
    >
      <HelpLink />
    </HeaderTools>
  )
}
