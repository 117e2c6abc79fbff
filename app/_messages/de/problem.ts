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
} as const satisfies Translation<typeof en>
