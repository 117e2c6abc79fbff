import type { unaskedSignIn as en } from '../en/unasked-sign-in'
import type { Translation } from '../translation'

export const unaskedSignIn = {
  tab: 'Anmelden?',
  title: 'Als <name></name> anmelden?',
  lead: 'Diese Anmeldung begann bei {source}, nicht hier. Gehen Sie nur weiter, wenn Sie gerade von dort kommen.',
  person: 'Person',
  through: 'Anmeldeweg',
  replaces: 'Sie sind hier als <name></name> angemeldet. Diese Sitzung endet dann.',
  yes: 'Anmelden',
  no: 'Nein, nicht anmelden',
  nothingYet:
    'Angemeldet sind Sie erst, wenn Sie zustimmen, und zwar innerhalb von zehn Minuten. Sind Sie das nicht, hat Sie vielleicht jemand anderes hierher geführt.',
} as const satisfies Translation<typeof en>
