import type { people as en } from '../en/people'
import type { Translation } from '../translation'

export const people = {
  title: 'Sitzungen aller',
  lead: 'Wer bei Brevet angemeldet ist, zuletzt gesehene zuerst. Eine Abmeldung gilt ab dem nächsten Klick der Person; ausgegebene AWS-Sitzungen laufen weiter.',
  person: 'Person',
  personHint: 'Womit die E-Mail-Adresse, der Name oder die Kennung beginnt.',
  search: 'Suchen',
  everybody: 'Alle',
  ended:
    '{count, plural, =0 {Die Person war nicht mehr angemeldet.} one {Ein Browser abgemeldet. Beim nächsten Klick dort ist eine neue Anmeldung nötig.} other {# Browser abgemeldet. Beim nächsten Klick dort ist jeweils eine neue Anmeldung nötig.}}',
  nobody: 'Niemand, der so heißt, ist angemeldet.',
  more: 'Diese wurden zuletzt gesehen. Es gibt weitere: Suchen Sie, wen Sie meinen.',
  browsers: '{count, plural, one {# Browser} other {# Browser}}',
  browsersOf: 'Browser von {name}',
  signOut: 'Überall abmelden',
  signOutOf: '{name} überall abmelden',
  sure: '{count, plural, one {Das beendet die Sitzung von <who></who> in einem Browser.} other {Das beendet die Sitzungen von <who></who> in # Browsern.}} Im Protokoll steht es mit Ihrem Namen.',
  confirm: 'Jetzt abmelden',
} as const satisfies Translation<typeof en>
