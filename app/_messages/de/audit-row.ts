import type { auditRow as en } from '../en/audit-row'
import type { Translation } from '../translation'

export const auditRow = {
  titles: {
    started: '{action}: begonnen',
    succeeded: '{action}: erledigt',
    refused: '{action}: abgelehnt',
    failed: '{action}: fehlgeschlagen',
  },
  row: 'Zeile {sequence}',
  rowChanged: 'Zeile {sequence}, verändert',
  changed: 'Diese Zeile wurde verändert',
  previous: 'Voriges Ereignis',
  next: 'Nächstes Ereignis',
  close: 'Schließen',
  sameRequest: 'Dieselbe Anfrage',
  record: 'Eintrag',
  recordCopied: 'Eintrag kopiert',
  copyJson: 'JSON kopieren',
  facts: {
    person: 'Person',
    name: 'Name',
    subject: 'Subject',
    provider: 'Anmeldeweg',
    reason: 'Begründung',
    ticket: 'Ticket',
    code: 'Code',
    grants: 'Erlaubt durch',
    ends: 'Endet',
    address: 'Adresse',
    browser: 'Browser',
    reference: 'Referenz',
  },
  result: 'Ergebnis',
  role: 'Rolle',
  ofPerson: 'Alle Ereignisse dieser Person',
  cloudTrail: 'In CloudTrail finden',
  cloudTrailCopied: 'CloudTrail-Abfrage kopiert',
  copy: 'Kopieren',
  cloudTrailMore:
    'CloudTrail zeigt Ereignisse einige Minuten später. Die erste Zeile ist der Aufruf, der die Sitzung begründet hat; das Übrige ist, was mit ihr getan wurde, in jeder Region.',
} as const satisfies Translation<typeof en>
