'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import messages from '../compiled/en.browser.json'

export function English({ children }: { readonly children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={messages}>
      {children}
    </IntlProvider>
  )
}
