import type { access as en } from '../en/access'
import type { Translation } from '../translation'

export const access = {
  title: 'Zugänge',
  tab: 'Ihre AWS-Zugänge',
  withoutScripts:
    'Dieser Browser führt keine Skripte aus: Konsolen öffnen sich und der Filter wirkt, Schlüssel und Favoriten brauchen jedoch Skripte.',
  filter: 'Konten und Rollen filtern',
  filterHint: 'Nach Konto, ID, Rolle oder Tag filtern',
  clearFilter: 'Filter leeren',
  all: 'Alle',
  environment: 'Umgebung',
  count: '{roles, plural, one {# Rolle} other {# Rollen}} in {accounts, plural, one {# Konto} other {# Konten}}',
  countFound: '{found, number} von {roles, plural, one {# Rolle} other {# Rollen}}',
  groupBy: 'Gruppiert nach <way></way>',
  groupings: { environment: 'Umgebung', account: 'Konto' },
  groupingMenu: 'Gruppieren nach',
  groupingTag: 'Ein Konto-Tag',
  allAccounts: 'Alle Konten',
  withoutTag: 'Ohne {tag}',
  grid: 'Konten und Rollen',
  columns: { environment: 'Umgebung', account: 'Konto', id: 'Konto-ID', roles: 'Rollen', more: 'Mehr' },
  legend: { console: 'öffnet die Konsole', keys: 'gibt Schlüssel aus', favourite: 'Favorit', link: 'Link kopieren' },
  favourites: 'Favoriten',
  noFavourites: 'Noch keine Favoriten. Der Stern einer Rolle holt sie hierher, ebenso die Taste f auf ihr.',
  recent: 'Zuletzt genutzt',
  windowed: 'Die Suche Ihres Browsers findet nur, was gerade in der Nähe des sichtbaren Ausschnitts steht.',
  whole: 'Alle Konten stehen auf der Seite.',
  showAll: 'Alle anzeigen',
  showNear: 'Nur anzeigen, was in der Nähe ist',
  noMatch: 'Keines Ihrer Konten und keine Ihrer Rollen passt',
  noMatchIn: 'Nichts in der Umgebung {environment} passt',
  elsewhere:
    '{roles, plural, one {# Rolle in anderen Umgebungen passt.} other {# Rollen in anderen Umgebungen passen.}}',
  looksAt:
    'Der Filter durchsucht Namen, Aliasse, Konto-IDs, Rollen, Umgebungen und Tags. Rollen, die Ihnen keine Freigabe gibt, stehen nicht in dieser Liste.',
  lookEverywhere: 'In allen Umgebungen suchen',
  groupsRead: 'Ihre Gruppen wurden bei der Anmeldung gelesen, <time></time>.',
  refresh: 'Zugänge aktualisieren',
  refreshHint: 'Meldet Sie neu an und liest dabei Ihre Gruppen neu',
} as const satisfies Translation<typeof en>
