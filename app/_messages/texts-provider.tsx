'use client'

import dynamic from 'next/dynamic'
import type { ComponentType, ReactNode } from 'react'
import type { Locale } from './languages'

type Provider = ComponentType<{ readonly children: ReactNode }>

/** One chunk of scripts for each language: browsers load theirs alone, and keep it. */
const providers: Readonly<Record<Locale, Provider>> = {
  en: dynamic(() => import('./browser/english').then((language) => language.English)),
  de: dynamic(() => import('./browser/german').then((language) => language.German)),
  'en-XA': dynamic(() => import('./browser/pseudo').then((language) => language.Pseudo)),
}

interface TextsProviderProps {
  readonly locale: Locale
  readonly children: ReactNode
}

/** Gives the components below it their messages. */
export function TextsProvider({ locale, children }: TextsProviderProps) {
  const Provider = providers[locale]
  return <Provider>{children}</Provider>
}
