import type { received as en } from '../en/received'
import type { Translation } from '../translation'

export const received = {
  copyDetails: 'Angaben kopieren',
  detailsCopied: 'Angaben kopiert',
  signedInAs: 'Angemeldet als',
  through: 'Anmeldeweg',
  throughAt: '{source}, <at></at>',
  groups: 'Gruppen',
  result: 'Ergebnis',
  none: 'keine',
  matches: '{met} von {all, plural, one {# Freigabe trifft zu} other {# Freigaben treffen zu}}',
  matchesDenied:
    '{met} von {all, plural, one {# Freigabe trifft zu} other {# Freigaben treffen zu}}, doch ein Verbot darunter lässt nichts übrig',
  copy: 'Kopieren',
  messageCopied: 'Nachricht kopiert',
} as const satisfies Translation<typeof en>
