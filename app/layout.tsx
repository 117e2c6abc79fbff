import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { shownLocale, texts } from './_http/language'
import { density, theme } from './_http/look'
import { PageTexts } from './_messages/texts-provider'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await texts('signIn')
  return {
    title: { default: 'Brevet', template: '%s · Brevet' },
    description: t('lead'),
    robots: { index: false, follow: false },
  }
}

/** Of the header, for the browser's own frame. */
const frame = { light: '#ffffff', dark: '#14181b' } as const

export async function generateViewport(): Promise<Viewport> {
  const shown = await theme.shown()
  if (shown !== 'system') return { themeColor: frame[shown] }
  const schemes = ['light', 'dark'] as const
  return { themeColor: schemes.map((scheme) => ({ media: `(prefers-color-scheme: ${scheme})`, color: frame[scheme] })) }
}

/** Every page belongs to one person, or carries a nonce: nothing is made ahead. */
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [shownTheme, shownDensity, locale] = await Promise.all([theme.shown(), density.shown(), shownLocale()])
  return (
    <html
      lang={locale}
      data-theme={shownTheme === 'system' ? undefined : shownTheme}
      data-density={shownDensity === 'normal' ? undefined : shownDensity}
    >
      <body>
        <PageTexts locale={locale}>{children}</PageTexts>
      </body>
    </html>
  )
}
