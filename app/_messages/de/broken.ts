import type { broken as en } from '../en/broken'
import type { Translation } from '../translation'

export const broken = {
  title: 'Brevet konnte diese Seite nicht erstellen',
  lead: 'Das ist ein Fehler von Brevet, nicht von Ihnen. Es wurde nichts ausgestellt. Bleibt es dabei, so sagen Sie es Ihrem Brevet-Team.',
  digest: 'Im Log als',
  digestCopied: 'Nummer kopiert',
  again: 'Noch einmal versuchen',
  copyDetails: 'Angaben kopieren',
  detailsCopied: 'Angaben kopiert',
  back: 'Zurück zu Ihren Zugängen',
} as const satisfies Translation<typeof en>
