import type { header as en } from '../en/header'
import type { Translation } from '../translation'

export const header = {
  palette: 'Zu Konto, Rolle, Aktion',
  menuOf: 'Kontomenü, angemeldet als',
} as const satisfies Translation<typeof en>
