import type { added as en } from '../en/added'
import type { Translation } from '../translation'

export const added = {
  title: 'Weitere Rollen in diese Datei aufnehmen',
  count: '{count, number} aufgenommen',
  how: 'Jede wird einzeln angefragt, als ganze Rolle, für die oben gewählte Dauer oder so lange, wie sie höchstens gilt.',
  needCode:
    '{count, plural, one {Eine Rolle, die den Code eines MFA-Geräts verlangt, kann nicht aufgenommen werden: Ein Code gilt einmal, für eine Rolle.} other {# Rollen, die den Code eines MFA-Geräts verlangen, können nicht aufgenommen werden: Ein Code gilt einmal, für eine Rolle.}}',
  questions: 'Für die Rollen, die danach fragen',
  add: '{count, plural, =0 {Rollen aufnehmen} one {# Rolle aufnehmen} other {# Rollen aufnehmen}}',
  list: 'Rollen dieser Datei',
  filter: 'Filter',
  shown: '{shown, number} von {found, number} Rollen. Tippen Sie, um andere zu sehen.',
  candidates: 'Rollen zur Auswahl',
  none: 'Keine andere Rolle enthält diese Wörter.',
  roleIn: '<role></role> in <account></account>',
  outcomes: { waiting: 'Wartet', asking: 'AWS wird gefragt …', issued: 'Aufgenommen', refused: 'Abgelehnt' },
  reference: 'Referenz {reference}',
  again: 'Noch einmal versuchen',
  outcome: '{issued, number} aufgenommen, {refused, number} abgelehnt',
} as const satisfies Translation<typeof en>
