import type { createTranslator } from 'use-intl/core'
import type { en } from './en'

/** Groups of messages, nested ones by their path. */
export type Group = { [Name in keyof typeof en]: `${Name}` | SubGroup<(typeof en)[Name], `${Name}`> }[keyof typeof en]

type SubGroup<Messages, Path extends string> = {
  [Name in keyof Messages & string]: Messages[Name] extends string
    ? never
    : `${Path}.${Name}` | SubGroup<Messages[Name], `${Path}.${Name}`>
}[keyof Messages & string]

/** Says the messages of one group in one language: `t('end', { time })`; `t.rich` where a message has tags. */
export type Texts<Name extends Group> = ReturnType<typeof createTranslator<typeof en, Name>>
