'use client'

import dynamic from 'next/dynamic'
import { type ComponentType, type ReactNode, useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl/react'
import type { Locale } from './languages'

interface GivesTexts {
  readonly children: ReactNode
}

type Providers = Readonly<Record<Locale, ComponentType<GivesTexts>>>

/** One chunk of scripts for each language: browsers load theirs alone, and keep it. */
const ofPages: Providers = {
  en: dynamic(async () => pageProvider('en', (await import('./compiled/en.browser.json')).default)),
  de: dynamic(async () => pageProvider('de', (await import('./compiled/de.browser.json')).default)),
  'en-XA': dynamic(async () => pageProvider('en-XA', (await import('./compiled/en-XA.browser.json')).default)),
}

const ofDialogs: Providers = {
  en: dynamic(async () => dialogProvider('en', (await import('./compiled/en.dialogs.json')).default)),
  de: dynamic(async () => dialogProvider('de', (await import('./compiled/de.dialogs.json')).default)),
  'en-XA': dynamic(async () => dialogProvider('en-XA', (await import('./compiled/en-XA.dialogs.json')).default)),
}

/** Gives the components of a page their messages. */
export function PageTexts({ locale, children }: GivesTexts & { readonly locale: Locale }) {
  const Provider = ofPages[locale]
  return <Provider>{children}</Provider>
}

/** Gives dialogs and menus below it theirs, beside those of the page. They come with the first that is rendered. */
export function DialogTexts({ children }: GivesTexts) {
  const Provider = ofDialogs[useLocale() as Locale]
  return <Provider>{children}</Provider>
}

function pageProvider(locale: Locale, messages: object): ComponentType<GivesTexts> {
  return ({ children }) => (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
}

function dialogProvider(locale: Locale, messages: object): ComponentType<GivesTexts> {
  return ({ children }) => {
    const known = useMessages()
    const all = useMemo(() => ({ ...known, ...messages }), [known])
    return (
      <IntlProvider locale={locale} messages={all}>
        {children}
      </IntlProvider>
    )
  }
}
