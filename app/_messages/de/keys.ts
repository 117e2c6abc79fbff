import type { keys as en } from '../en/keys'
import type { Translation } from '../translation'

export const keys = {
  title: 'Schlüssel für <role></role>',
  close: 'Schließen',
  validFor: 'Gültig für',
  renew: 'Erneuern',
  again: 'Noch einmal versuchen',
  get: 'Schlüssel holen',
  copyAll: 'Alles kopieren',
  copied: 'Schlüssel kopiert',
  asking: 'AWS wird gefragt …',
  isAsking: 'AWS wird gefragt',
  isReady: 'Die Schlüssel sind da',
  reveal: 'Anzeigen',
  visible: 'Geheime Werte sind sichtbar',
  hidden: 'Geheime Werte bleiben verborgen, bis Sie sie anzeigen',
  selected: 'Der Browser hat das Kopieren abgelehnt. Alles ist markiert: Kopieren Sie es mit der Tastatur.',
  format: 'Format',
  profile: 'Profil',
  profileHint:
    'Buchstaben, Ziffern und _ . - bleiben; alles andere wird zum Bindestrich. Wird für diese Rolle gemerkt.',
  cleared: 'Gelöscht, weil diese Seite nicht zu sehen war. Was Sie kopiert haben, gilt weiter.',
  ended: 'Abgelaufen <time></time>. Hier gilt nichts mehr.',
  packed: 'Session-Policies und Session-Tags belegen {percent} % des Platzes, den AWS ihnen gibt.',
} as const satisfies Translation<typeof en>
