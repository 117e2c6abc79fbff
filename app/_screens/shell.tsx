import { CircleHelp } from 'lucide-react'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import { chosenLanguage } from '../_http/language'
import { density, theme } from '../_http/look'
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
  const t = useTexts('frame')
  return (
    <ShownAccessProvider>
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
  const t = useTexts('frame')
  return (
    <a className="btn btn-ghost btn-icon" href="/help" aria-label={t('help')} title={t('help')}>
      <CircleHelp className="icon" aria-hidden="true" />
    </a>
  )
}

function Navigation({ identity, part }: { readonly identity: Identity; readonly part: Part }) {
  const t = useTexts('frame')
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
  const { broker } = runtime()
  const { name, email } = identity
  const look = { theme: await theme.shown(), density: await density.shown(), language: await chosenLanguage() }
  return (
    <HeaderTools
      person={{ name, email, source: sourceLabel(identity), isAdmin: broker.isAdmin(identity) }}
      seesAudit={broker.maySeeAudit(identity)}
      look={look}
      modifier={modifierKey((await headers()).get('user-agent'))}
    >
      <span className="max-sm:hidden">
        <HelpLink />
      </span>
    </HeaderTools>
  )
}
