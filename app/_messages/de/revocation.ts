import type { revocation as en } from '../en/revocation'
import type { Translation } from '../translation'

export const revocation = {
  title: 'AWS-Sitzungen widerrufen',
  lead: 'AWS beendet keine Sitzung. Es kann einer Rolle alles verweigern, was vor einem Zeitpunkt begann, für eine Person oder für alle. Was später beginnt, bleibt unberührt.',
  find: 'Suchen',
  person: 'Person',
  account: 'Konto',
  role: 'Rolle',
  findMore:
    'Eine Person findet sich nach dem Anfang von E-Mail-Adresse, Name oder Subject, ein Konto nach ID, Alias oder Name.',
  running: 'Laufende Sitzungen <n>{count, plural, =0 {keine} other {#}}</n>',
  columns: {
    person: 'Person',
    place: 'Konto und Rolle',
    sessions: 'Sitzungen',
    started: 'Zuletzt begonnen',
    ends: 'Endet',
  },
  choose: 'Widerrufen …',
  chooseLabel: 'Sitzungen von {person} in {role}, {account} widerrufen',
  noneRun: 'Nichts, was Brevet ausgegeben hat, passt, läuft noch und wird nicht schon verweigert.',
  whole: 'Alle Sitzungen von {role} in {account} widerrufen …',
  more: 'In den letzten 36 Stunden wurde mehr ausgegeben, als hier angesehen wird. Grenzen Sie es nach Person, Konto oder Rolle ein.',
  shown: 'Die {count} neuesten stehen hier. Grenzen Sie es nach Person, Konto oder Rolle ein.',
  standing: 'Was gilt <n>{count, plural, =0 {nichts} other {#}}</n>',
  standingNone: 'Zurzeit verweigert Brevet keiner Rolle etwas.',
  everybody: 'Alle',
  before: 'Begonnen vor',
  standsUntil: 'Gilt bis',
  neededUntil: 'Nötig bis',
  by: 'Von',
  why: 'Begründung',
  state: 'Stand',
  states: {
    written: 'Geschrieben und zurückgelesen',
    unsure: 'Unbekannt, ob es geschrieben wurde',
    'by-hand': 'Durch die Verwaltung des Kontos',
  },
  liftNow: 'Jetzt aufheben',
  liftNowLabel: 'Jetzt aufheben: {person}, {role}, {account}',
  forget: 'Ist entfernt',
  forgetLabel: 'Ist entfernt: {person}, {role}, {account}',
  byHandMore:
    'In diesem Konto schreibt Brevet nicht. Das Skript macht die Policy der Rolle zu dem, was sie jetzt sein soll, und nur die Verwaltung des Kontos entfernt sie.',
  script: 'Das Skript',
  scriptCopied: 'Skript kopiert',
  policy: 'Die Policy',
  policyCopied: 'Policy kopiert',
  copy: 'Kopieren',
  done: 'Widerrufen',
  doneMore:
    '{roles, plural, =0 {Von dieser Anfrage gilt nichts.} one {Eine Rolle verweigert, was vorher begann.} other {# Rollen verweigern, was vorher begann.}} Im Protokoll steht es unter <reference></reference>.',
  doneFailed:
    '{count, plural, one {Für eine Rolle hat Brevet nicht geschrieben oder weiß es nicht.} other {Für # Rollen hat Brevet nicht geschrieben oder weiß es nicht.}} Sehen Sie unten nach und führen Sie im Konto das Skript aus, wo eines steht.',
  doneSignedOut:
    '{count, plural, =0 {Die Person war nirgends angemeldet.} one {Ein Browser wurde von Brevet abgemeldet.} other {# Browser wurden von Brevet abgemeldet.}}',
  doneTime: 'IAM übernimmt es in Sekunden bis Minuten. Dass AWS die Sitzungen dann ablehnt, kann Brevet nicht sehen.',
  lifted: 'Aufgehoben',
  liftedMore: 'Was vorher begann, wird nicht mehr verweigert, soweit es nicht zu Ende ist.',
  whom: 'Wer',
  scopes: {
    personInRole: '<person></person> in {role}',
    person: '<person></person> überall',
    role: 'Alle in {role}',
  },
  cut: {
    ofPerson:
      '{count, plural, =0 {Nach Brevets Zählung läuft in dieser Rolle keine Sitzung von <person></person>.} one {Eine laufende Sitzung von <person></person> wird beendet.} other {# laufende Sitzungen von <person></person> werden beendet.}}',
    ofEverybody:
      '{people, plural, =0 {In dieser Rolle läuft keine Sitzung, die Brevet ausgegeben hat.} one {Es trifft eine Person.} other {Es trifft # Personen.}}',
    others:
      '{people, plural, =0 {Es trifft sonst niemanden.} one {Es trifft auch eine andere Person:} other {Es trifft auch # andere Personen:}}',
  },
  sessionsOf: '{count, plural, one {# Sitzung} other {# Sitzungen}}',
  andMore: 'und {count, plural, one {# weitere} other {# weitere}}',
  isMore: 'In dieser Rolle wurde mehr ausgegeben, als hier gezählt ist.',
  narrowed: {
    nothing:
      'Der Rolle wird alles verweigert, was vorher begann: auch Sitzungen, die nicht Brevet ausgab, und die von Diensten, die die Rolle benutzen. Brevet kann sie nicht zählen.',
    'source-identity':
      'Auf die Person begrenzt durch <code>aws:SourceIdentity</code> und durch den Namen der Sitzung, <code>aws:userid</code>. Sitzungen derselben Person, die mit einer anderen Rolle begannen und in diese führten, werden ebenso verweigert. Führte die Person eine Sitzung von dieser Rolle in eine andere weiter, bleibt jene unberührt.',
    'session-name':
      'Auf die Person begrenzt durch den Namen der Sitzung, <code>aws:userid</code>. AWS kennt zu diesen Sitzungen keine Source Identity; was die Person über Role Chaining erreichte, lässt sich nicht von anderem unterscheiden.',
  },
  noDenial:
    'Nichts, was AWS kennt, unterscheidet diese Sitzungen von denen anderer: Widerrufen Sie die aller in der Rolle.',
  user: {
    title: 'Sitzungen des IAM-Users des Kontos',
    nothing:
      'Über session-token erfährt AWS keinen Namen: Verweigert wird dem User, und es trifft alle, die ihn haben. Brevet schreibt das nie. Es gilt, bis die Verwaltung des Kontos es entfernt; 36 Stunden genügen.',
    'federated-name':
      'Über federation-token wird dem User verweigert, begrenzt auf den Namen der Person in <code>aws:userid</code>. Brevet schreibt das nie. Es gilt, bis die Verwaltung des Kontos es entfernt; 36 Stunden genügen.',
  },
  writes:
    'Brevet schreibt die Policy, liest sie zurück und entfernt sie, wenn keine Sitzung von vorher mehr laufen kann: nach 24 Stunden und 15 Minuten.',
  prints:
    'Brevet hat in diesem Konto keine Rolle, die schreiben darf. Dessen Verwaltung führt das Skript aus; danach steht es hier noch einmal.',
  again:
    'Wer noch Zugang hat, kann sofort neue Sitzungen verlangen. Nehmen Sie der Person vorher die Gruppe oder der Gruppe die Freigabe.',
  confirm: {
    account: 'Geben Sie zur Bestätigung den Namen des Kontos ein: <name></name>',
    person: 'Geben Sie zur Bestätigung den Namen der Person ein: <name></name>',
  },
  reason: 'Begründung',
  reasonHint: 'Für das Protokoll; 3 bis 500 Zeichen',
  signOut: 'Und die Person in jedem Browser von Brevet abmelden',
  revoke: 'Sitzungen widerrufen',
  back: 'Zurück',
} as const satisfies Translation<typeof en>
