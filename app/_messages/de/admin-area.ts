import type { adminArea as en } from '../en/admin-area'
import type { Translation } from '../translation'

export const adminArea = {
  admin: 'Verwaltung',
  audit: 'Protokoll',
  sessions: 'Sitzungen',
  setup: 'Einrichtung',
  revoke: 'Widerruf',
  revokeTitle: 'AWS-Sitzungen widerrufen',
  revokeConfirmTitle: 'Widerruf bestätigen',
  setupTitle: 'AWS-Konten einrichten',
  setupAccountTitle: 'AWS-Konto einrichten',
} as const satisfies Translation<typeof en>
