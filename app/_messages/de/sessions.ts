import type { sessions as en } from '../en/sessions'
import type { Translation } from '../translation'

export const sessions = {
  title: 'Sitzungen',
  lead: 'Welche AWS-Sitzungen Sie bekommen haben und wo Sie bei Brevet angemeldet sind.',
  aws: 'AWS-Sitzungen <n>{running, plural, =0 {keine aktiv} other {# aktiv}}</n>',
  none: 'Brevet hat Ihnen in den letzten 24 Stunden nichts ausgegeben. <a>Öffnen Sie eine Konsole oder holen Sie Schlüssel</a>: Beides steht dann hier, bis einen Tag nach dem Ende.',
  endedAlready: 'Dieser Browser war schon abgemeldet.',
  ended:
    '{count, plural, one {Ein Browser wurde abgemeldet. Beim nächsten Klick muss er sich neu anmelden.} other {# Browser wurden abgemeldet. Beim nächsten Klick muss sich jeder neu anmelden.}}',
  truthLabel: 'Was eine Abmeldung nicht beendet',
  truth: 'Eine Abmeldung von Brevet beendet keine AWS-Sitzungen.',
  truthMore:
    'Ausgegebene Schlüssel und Konsolen gelten bis zur angezeigten Zeit. Sollen sie früher enden, muss jemand mit Administratorrechten im Konto der Rolle alles verweigern, was vor diesem Augenblick begonnen wurde (über <code>aws:TokenIssueTime</code>). Das beendet die Sitzungen aller, die diese Rolle haben: <a>Rollensitzungen widerrufen, in der AWS-Dokumentation</a>.',
  leaked: 'Sind Schlüssel in falsche Hände geraten, wenden Sie sich sofort an <support></support>.',
  columns: {
    account: 'Konto',
    role: 'Rolle',
    kind: 'Art',
    started: 'Begonnen',
    left: 'Restzeit',
    accessKey: 'Zugriffsschlüssel',
    reference: 'Referenz',
    again: 'Noch einmal',
  },
  kinds: { keys: 'Schlüssel', console: 'Konsole' },
  madeByAws: 'von AWS erzeugt',
  noLongerYours: 'nicht mehr Ihres',
  accessKeyCopied: 'ID des Zugriffsschlüssels kopiert',
  copyAccessKey: '{id}: ID des Zugriffsschlüssels kopieren',
  referenceCopied: 'Referenz kopiert',
  copyReference: '{id}: Referenz kopieren',
  openAgain: 'Erneut öffnen',
  renew: 'Erneuern',
  newKeys: 'Neue Schlüssel',
  againLabel: '{verb}: {role}, {account}',
} as const satisfies Translation<typeof en>
