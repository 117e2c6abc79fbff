import type { frame as en } from '../en/frame'
import type { Translation } from '../translation'

export const frame = {
  skip: 'Zum Inhalt springen',
  help: 'Hilfe',
  mainNavigation: 'Hauptmenü',
  access: 'Zugänge',
  sessions: 'Sitzungen',
  admin: 'Verwaltung',
  audit: 'Protokoll',
  contact: 'Kontakt: {name}',
  support: 'Support',
  refusedToCopy: 'Der Browser hat das Kopieren verweigert. Markieren Sie den Text und kopieren Sie ihn selbst.',
  noCookies: 'Dieser Browser behält keine Cookies',
  noCookiesMore:
    'Ohne sie kann Brevet Sie nicht anmelden. Erlauben Sie Cookies für diese Site und laden Sie die Seite neu.',
} as const satisfies Translation<typeof en>
