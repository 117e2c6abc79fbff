import type { look as en } from '../en/look'
import type { Translation } from '../translation'

export const look = {
  account: 'Konto',
  signedInThrough: 'Angemeldet über {source}',
  theme: 'Aussehen',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  density: 'Zeilen',
  densities: { normal: 'Bequem', compact: 'Kompakt' },
  lookForgotten: 'Hier angezeigt, aber nicht gespeichert: Brevet hat nicht geantwortet.',
  language: 'Sprache',
  languageOfBrowser: 'Wie der Browser',
  languageForgotten: 'Nicht geändert: Brevet hat nicht geantwortet.',
  sessions: 'Meine Sitzungen',
  admin: 'Verwaltung',
  help: 'Hilfe und Ihre Angaben',
  signOut: 'Abmelden',
  formTitle: 'Aussehen, Sprache und Abmeldung',
  use: 'So anzeigen',
} as const satisfies Translation<typeof en>
