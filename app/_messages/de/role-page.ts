import type { rolePage as en } from '../en/role-page'
import type { Translation } from '../translation'

export const rolePage = {
  title: '{role} in {account}',
  notFound: 'Nicht gefunden',
  whereYouAre: 'Wo Sie sind',
  access: 'Zugänge',
  privileged: 'Privilegiert in Produktion',
  account: {
    title: 'Konto',
    owner: 'Zuständig',
    notNamed: 'nicht genannt',
    alias: 'Alias',
    region: 'Standardregion',
    tags: 'Tags',
  },
  session: {
    title: 'Längste Sitzung',
    tooShort: 'AWS gibt keine Sitzung unter 15 min: Melden Sie sich erst neu an.',
    usual: 'Schlüssel gelten {length}, wenn Sie nichts anderes wählen; eine Konsole gilt so lange wie möglich.',
  },
  why: {
    title: 'Warum Sie diese Rolle haben',
    whomItDescribes:
      'Die Freigabe <grant></grant><place></place> gibt die Rolle allen, die sie beschreibt. Empfangen bei Ihrer Anmeldung, <moment></moment>, mit {groups, plural, one {# Gruppe} other {# Gruppen}}.',
    thisGroup:
      'Die Freigabe <grant></grant><place></place> gibt die Rolle dieser Gruppe. Empfangen bei Ihrer Anmeldung, <moment></moment>, als eine von {groups, plural, one {# Gruppe} other {# Gruppen}}.',
    says: '{source} sagt über Sie, was die Freigabe verlangt',
    saysGroup: '{source} sagt, dass Sie zu <group></group> gehören',
    place: '(<code></code> der Konfiguration)',
    noDeny: 'Nichts schließt Sie aus',
    noneCould: 'Keine Freigabe könnte diese Rolle entziehen.',
    checked:
      '{count, plural, one {# ausschließende Freigabe wurde geprüft} other {# ausschließende Freigaben wurden geprüft}}; keine trifft auf Sie zu.',
    checkedNamed:
      '{count, plural, one {# ausschließende Freigabe wurde geprüft} other {# ausschließende Freigaben wurden geprüft}}; keine trifft auf Sie zu: {names}.',
  },
  terms: {
    title: 'Policies und Fragen',
    narrowing: 'Einschränken',
    narrowings: {
      any: 'Sie können eine Sitzung einschränken: auf Lesen, einen Dienst, eine Region oder Ihre Adresse.',
      denials:
        'Eine eigene Policy schränkt die Sitzungen der Rolle ein; Sie können sie weiter einschränken, nach Dienst, Region und Adresse.',
      none: 'Auf diesem Weg nimmt AWS keine Session-Policy an: Eine Sitzung ist die ganze Rolle.',
    },
    alwaysCarries: 'Trägt immer',
    mayCarry: 'Kann tragen',
    askedFirst: 'Vorher gefragt',
    nothing: 'nichts',
    code: 'ein Einmalcode',
    reason: { required: 'eine Begründung', optional: 'eine Begründung, freiwillig' },
    ticket: { required: 'ein Ticket', optional: 'ein Ticket, freiwillig' },
    gives: 'Gibt',
    given: { both: 'die Konsole und Schlüssel', console: 'nur die Konsole', keys: 'nur Schlüssel' },
  },
  uses: {
    title: 'Ihre letzten Nutzungen',
    all: 'Alle Sitzungen',
    none: 'Sie haben diese Rolle noch nicht benutzt.',
    when: 'Wann',
    what: 'Was',
    where: 'Wo',
    state: 'Stand',
    ends: 'endet <moment></moment>',
    ended: 'endete <moment></moment>',
  },
} as const satisfies Translation<typeof en>
