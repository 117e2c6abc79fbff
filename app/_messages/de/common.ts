import type { common as en } from '../en/common'
import type { Translation } from '../translation'

export const common = {
  skip: 'Zum Inhalt springen',
  help: 'Hilfe',
  mainNavigation: 'Hauptmenü',
  access: 'Zugänge',
  sessions: 'Sitzungen',
  admin: 'Verwaltung',
  audit: 'Protokoll',
  contact: 'Kontakt: {name}',
  support: 'Support',
} as const satisfies Translation<typeof en>
