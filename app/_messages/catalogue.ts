import compile from 'icu-minify/compile'
import type { CompiledMessage } from './compiled-message'
import { de } from './de'
import { en } from './en'
import type { Locale } from './languages'
import { pseudoMessage } from './pseudo'

/** Messages by their names, in ICU MessageFormat; a group of them may hold groups. */
export type Messages = { readonly [name: string]: string | Messages }

/** The same, compiled. */
export type CompiledMessages = { readonly [name: string]: CompiledMessage | CompiledMessages }

/** Everything the portal says, as its people write it. */
export const sources: Readonly<Record<Exclude<Locale, 'en-XA'>, Messages>> = { en, de }

/** Everything the portal says in a locale. Throws where a message is not well-formed. */
export function compiledCatalogue(locale: Locale): CompiledMessages {
  return locale === 'en-XA' ? pseudo(compiled(sources.en)) : compiled(sources[locale])
}

function compiled(messages: Messages): CompiledMessages {
  return mapped(messages, (text) => (typeof text === 'string' ? compile(text) : compiled(text)))
}

function pseudo(messages: CompiledMessages): CompiledMessages {
  return mapped(messages, (value) => (isMessage(value) ? pseudoMessage(value) : pseudo(value)))
}

function isMessage(value: CompiledMessage | CompiledMessages): value is CompiledMessage {
  return typeof value === 'string' || Array.isArray(value)
}

function mapped<From, To>(group: { readonly [name: string]: From }, map: (value: From) => To) {
  return Object.fromEntries(Object.entries(group).map(([name, value]) => [name, map(value)]))
}
