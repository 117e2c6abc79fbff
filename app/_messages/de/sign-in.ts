import type { signIn as en } from '../en/sign-in'
import type { Translation } from '../translation'

export const signIn = {
  title: 'Anmelden',
  lead: 'AWS-Konten, Konsole und befristete Schlüssel.',
  or: 'oder',
  chooseFromAll: 'Aus allen Anmeldewegen wählen ({count, number})',
  continueWith: 'Weiter mit {source}',
  lastUsed: 'Zuletzt in diesem Browser benutzt',
  forDomains: 'Für Adressen von {domains}',
  noAnswerSince: 'Antwortet nicht seit <moment></moment>',
  email: 'Dienstliche E-Mail-Adresse',
  emailUnknown:
    'Brevet kennt zu dieser Adresse keinen Anmeldeweg. Prüfen Sie sie, oder wählen Sie Ihren Anmeldeweg aus der Liste.',
  emailHint: 'Der Teil nach dem @ sagt, welcher Anmeldeweg Ihrer ist.',
  find: 'Meinen Anmeldeweg finden',
  signedOut: 'Sie sind von Brevet abgemeldet',
  left: {
    here: 'Ihre Sitzung beim Identity-Provider ist vielleicht noch offen. Schlüssel und Konsolensitzungen, die schon ausgegeben wurden, gelten bis zu ihrem Ende.',
    everywhere: 'Schlüssel und Konsolensitzungen, die schon ausgegeben wurden, gelten bis zu ihrem Ende.',
  },
} as const satisfies Translation<typeof en>
