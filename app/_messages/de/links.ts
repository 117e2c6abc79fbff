import type { links as en } from '../en/links'
import type { Translation } from '../translation'

export const links = {
  tabs: { place: 'Einen Ort in AWS öffnen', account: 'Rolle wählen', role: 'Konsole öffnen' },
  openProduction: 'Die Konsole in der Produktion öffnen?',
  open: 'Die Konsole öffnen?',
  others:
    '{count, plural, one {Eine andere Ihrer Rollen in diesem Konto} other {# andere Ihrer Rollen in diesem Konto}}',
  buttonProduction: 'Produktionskonsole öffnen',
  button: 'Konsole öffnen',
  cancel: 'Abbrechen',
  nothingYet: 'Ausgestellt wird erst etwas, wenn Sie die Konsole öffnen.',
  whichRole: 'Welche Rolle?',
  whichRoleLead:
    'Diese Ihrer Rollen passen zum Link; die Wahl wird für dieses Konto gemerkt. Vor der nächsten Seite öffnet sich nichts.',
  whichAccount: 'Welches Konto und welche Rolle?',
  whichAccountLead: 'Diese Ihrer Rollen passen zum Link. Vor der nächsten Seite öffnet sich nichts.',
  more: 'Und {count, number} weitere: Finden Sie sie oben.',
  privileged: 'Privilegiert',
  filter: 'Name oder ID des Kontos',
  find: 'Suchen',
  accounts: '{count, plural, one {# Konto} other {# Konten}}',
  paste: 'Einen Ort in AWS öffnen',
  pasteLead: 'Fügen Sie ihn ein; Brevet findet das Konto und Ihre passenden Rollen.',
  unread: 'Das nennt keinen Ort in AWS',
  unreadMore: 'Brevet liest Adressen der Konsole, ARNs, Konto-IDs und was AWS sagt, wenn es etwas ablehnt.',
  pasteField: 'Konsolenadresse, ARN oder Fehlermeldung',
  pasteHint: 'Vor der nächsten Seite öffnet sich nichts.',
  findRoles: 'Meine Rollen finden',
  onTheWay: 'Sie sind auf dem Weg zu',
  openAt: 'Öffnen bei',
  global: 'global',
  nothingTab: 'Nicht gefunden',
  nothing: 'Hier ist nichts für Sie',
  nothingLead:
    'Keine Ihrer Rollen öffnet die Konsole dort, wohin dieser Link führt. Vielleicht ist er vertippt, vielleicht gibt es den Ort nicht, oder niemand hat Ihnen dort eine Rolle gegeben: Brevet sagt nicht, was davon zutrifft.',
  whoCanFixIt: 'Wer helfen kann',
  fixer: '<support></support>. Schicken Sie den Link dorthin und schreiben Sie, was Sie dort tun wollen.',
  someFixer:
    'Alle, die bei Ihnen die Zugänge zu AWS verwalten. Schicken Sie den Link dorthin und schreiben Sie, was Sie dort tun wollen.',
  pasteAnother: 'Einen anderen Ort einfügen',
  back: 'Zurück zu Ihren Zugängen',
} as const satisfies Translation<typeof en>
