import { createElement, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import messages from './compiled/en.json'

/** Gives components of a test their messages. */
export function inEnglish(children: ReactNode) {
  return createElement(IntlProvider, { locale: 'en', timeZone: 'UTC', messages, children })
}
