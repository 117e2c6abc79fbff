import type { problem as en } from '../en/problem'
import type { Translation } from '../translation'

export const problem = {
  whoCanFixIt: 'Wer helfen kann: {ask}',
  detail: 'Einzelheiten für die Verwaltung',
  signIn: 'Neu anmelden',
  showAccess: 'Zeigen, was Sie jetzt öffnen dürfen',
  reference: 'Referenz <reference></reference>',
  copyDetails: 'Angaben kopieren',
  detailsCopied: 'Angaben kopiert',
  silent: 'Brevet hat nicht geantwortet',
  silentMore: 'Ihnen wurde nichts angezeigt. Prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
  stray: 'Die Antwort ließ sich nicht lesen',
  strayMore:
    'Etwas zwischen diesem Browser und Brevet hat mit dem Status {status} geantwortet. Versuchen Sie es noch einmal, oder sagen Sie es Ihrem Brevet-Team.',
} as const satisfies Translation<typeof en>
