import type { audit as en } from '../en/audit'
import type { Translation } from '../translation'

export const audit = {
  title: 'Protokoll',
  actions: {
    'sign-in': 'Anmeldung',
    'sign-out': 'Abmeldung',
    confirmation: 'Bestätigung',
    keys: 'Schlüssel',
    console: 'Konsole',
    'config-reload': 'Neu konfiguriert',
    'key-rotation': 'Schlüsselwechsel',
    'audit-export': 'Protokollexport',
  },
  outcomes: { started: 'Begonnen', succeeded: 'Erledigt', refused: 'Abgelehnt', failed: 'Fehlgeschlagen' },
  filters: {
    from: 'Von',
    until: 'Bis',
    person: 'Person',
    action: 'Vorgang',
    account: 'Konto',
    role: 'Rolle',
    outcome: 'Ergebnis',
    code: 'Code',
    reference: 'Referenz',
    ip: 'Adresse',
  },
  export: 'Export',
  exportMore:
    'Alles, was der Filter findet, das Älteste zuerst, nicht nur diese Seite. Auch der Export selbst steht im Protokoll.',
  csv: 'CSV, für Tabellenprogramme',
  jsonl: 'JSON Lines, mit Hashes zum Prüfen',
  unread: 'Ein Teil des Filters war nicht zu verstehen',
  unreadMore: 'Die Anzeige ist nicht eingeschränkt nach: {names}.',
  partial: 'Ältere Zeilen werden noch indiziert',
  partialMore:
    'Eine andere Version von Brevet hat sie geschrieben. Bis das getan ist, findet ein Filter vielleicht zu wenig; das ganze Protokoll zeigt alles.',
  noneFits: 'Kein Ereignis passt zu diesem Filter',
  noneFurther: 'Weiter gibt es nichts',
  noneMore:
    'Das Protokoll hat {total, plural, one {# Zeile} other {# Zeilen}}. Zeiten sind in UTC; eine Person wird am Anfang von E-Mail-Adresse, Name oder Subject gefunden, ein Konto an ID, Alias oder Name.',
  showAll: 'Alle Ereignisse anzeigen',
  pages: 'Seiten',
  timesInUtc: 'Zeiten in UTC',
  newer: 'Neuere',
  older: 'Ältere',
  remove: 'Filter {name} entfernen',
  clear: 'Leeren',
  events: '{total, plural, one {# Ereignis} other {# Ereignisse}}',
  eventsFiltered: 'Gefiltert aus {total, plural, one {# Ereignis} other {# Ereignissen}}',
  filter: 'Filter',
  show: 'Anzeigen',
  any: 'Alle',
  caption: 'Ereignisse, die neuesten zuerst, Zeiten in UTC',
  time: 'Zeit, UTC',
  reason: 'Begründung',
  row: 'Zeile {sequence}',
  changed: 'Diese Zeile sagt nichts mehr: Sie wurde verändert.',
  rows: '{count, plural, one {# Zeile} other {# Zeilen}}',
  chain: {
    broken: 'Kette gebrochen in Zeile {row, number}',
    checked: 'Kette geprüft bis Zeile {row, number} von {total, number}',
    verified: 'Kette bestätigt bis Zeile {row, number}, <at></at>',
    notAsWritten: 'Das Protokoll ist nicht so, wie Brevet es geschrieben hat',
    fault:
      'Zeile {row, number} ({kind, select, edited {geändert} deleted {gelöscht} inserted {eingefügt} reordered {verschoben} truncated {abgeschnitten} forged {gefälscht} other {Ende gefälscht}}): <english>{what}</english>. Die Zeilen davor sind unversehrt.',
    evidence:
      'Lassen Sie die Datenbank, wie sie ist, und kopieren Sie sie jetzt: Sie ist ein Beweismittel. Jemand, der sie nicht verwaltet, soll <code>npm run audit -- verify</code> auf der Kopie ausführen und mit dem letzten Export und den Log-Zeilen des Portals vergleichen. Brevet schreibt weiter Zeilen; es repariert nichts.',
    walk: 'Die Zeilen 1 bis {row, number} wurden einzeln gegen die vorige Zeile und den Schlüssel des Protokolls geprüft, in einem Durchgang, der am {day} um {time} UTC begann; alle sechs Stunden beginnt er von vorn. Eine Datenbank, die als Ganzes auf einen früheren Stand zurückgesetzt wurde, fällt nur durch einen anderswo verwahrten Hash auf, etwa in einem Export.',
    unchecked:
      'Seit dem Start dieses Prozesses wurde die Kette noch nicht geprüft. Eine Datenbank, die als Ganzes auf einen früheren Stand zurückgesetzt wurde, fällt nur durch einen anderswo verwahrten Hash auf, etwa in einem Export.',
  },
} as const satisfies Translation<typeof en>
