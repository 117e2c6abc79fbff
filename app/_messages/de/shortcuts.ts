import type { shortcuts as en } from '../en/shortcuts'
import type { Translation } from '../translation'

export const shortcuts = {
  title: 'Tastenkürzel',
  short: 'Tastatur',
  close: 'Schließen',
  where: {
    everywhere: 'Auf jeder Seite',
    palette: 'In Suche und Befehlen',
    home: 'Auf der Startseite',
    role: 'In der Liste, auf einer Rolle',
  },
  does: {
    palette: 'Suche und Befehle: Rollen, Dienste, Seiten',
    list: 'Diese Liste',
    close: 'Schließen, was offen ist',
    line: 'Tun, was die gewählte Zeile sagt',
    lineKeys: 'Schlüssel für die gewählte Rolle',
    lineLink: 'Link zur gewählten Rolle kopieren',
    filter: 'Zum Filter; Esc leert ihn',
    enter: 'Vom Filter in die Liste',
    move: 'Zwischen Konten und zwischen den Rollen eines Kontos bewegen',
    ends: 'Erste und letzte Rolle eines Kontos',
    open: 'Konsole öffnen oder tun, was der Knopf sagt',
    more: 'Weitere Wege in die Konsole',
    keys: 'Schlüssel holen',
    favourite: 'Zum Favoriten machen oder daraus entfernen',
    link: 'Link zu ihrer Konsole kopieren',
  },
  single: 'Die Tasten / und ? wirken allein',
  singleHint:
    'Schalten Sie sie aus, wenn Sie mit Ihrem Computer sprechen. Das merkt sich dieser Browser. Buchstaben wirken nur auf einer Rolle, die den Fokus hat.',
} as const satisfies Translation<typeof en>
