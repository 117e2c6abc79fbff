'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import messages from '../compiled/de.browser.json'

export function German({ children }: { readonly children: ReactNode }) {
  return (
    <IntlProvider locale="de" messages={messages}>
      {children}
    </IntlProvider>
  )
}
