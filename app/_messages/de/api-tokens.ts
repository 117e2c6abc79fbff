import type { apiTokens as en } from '../en/api-tokens'
import type { Translation } from '../translation'

export const apiTokens = {
  title: 'API-Tokens <n>{count, number}</n>',
  lead: 'Ein Programm, das eines vorzeigt, handelt für Sie, solange Sie in einem Browser bei Brevet angemeldet sind. Melden Sie sich überall ab, ist auch damit Schluss.',
  none: 'Sie haben keines.',
  columns: { name: 'Name', scopes: 'Darf', made: 'Erstellt', used: 'Zuletzt benutzt', ends: 'Endet', end: 'Beenden' },
  scopes: { read: 'Ihre Rollen sehen', keys: 'Schlüssel holen' },
  never: 'nie',
  end: 'Beenden',
  endOf: 'Das Token {name} beenden',
  new: 'Neues Token',
  name: 'Name',
  nameHint: 'Was es benutzt, etwa „Laptop, credential_process“.',
  may: 'Es darf',
  lasts: 'Es gilt',
  days: '{count, plural, one {# Tag} other {# Tage}}',
  make: 'Token erstellen',
  made: 'Token erstellt. Kopieren Sie es jetzt: Es wird nur einmal gezeigt.',
  token: 'Token',
  copy: 'Token kopieren',
  copied: 'Token kopiert',
  done: 'Fertig',
  ended: 'Token beendet. Programme, die es vorzeigen, werden ab jetzt abgewiesen.',
} as const satisfies Translation<typeof en>
