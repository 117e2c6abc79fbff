import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { shownLocale } from './_http/language'
import { shownTheme } from './_http/theme'
import { TextsProvider } from './_messages/texts-provider'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Brevet', template: '%s · Brevet' },
  description: 'AWS accounts, console and temporary keys.',
  robots: { index: false, follow: false },
}

/** Of the header, for the browser's own frame. */
const frame = { light: '#ffffff', dark: '#14181b' } as const

export async function generateViewport(): Promise<Viewport> {
  const theme = await shownTheme()
  if (theme !== 'system') return { themeColor: frame[theme] }
  const schemes = ['light', 'dark'] as const
  return { themeColor: schemes.map((scheme) => ({ media: `(prefers-color-scheme: ${scheme})`, color: frame[scheme] })) }
}

/** Every page belongs to one person, or carries a nonce: nothing is made ahead. */
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = await shownTheme()
  const locale = await shownLocale()
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <TextsProvider locale={locale}>{children}</TextsProvider>
      </body>
    </html>
  )
}
