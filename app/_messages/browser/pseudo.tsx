'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import messages from '../compiled/en-XA.browser.json'

export function Pseudo({ children }: { readonly children: ReactNode }) {
  return (
    <IntlProvider locale="en-XA" messages={messages}>
      {children}
    </IntlProvider>
  )
}
