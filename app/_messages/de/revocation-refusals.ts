import type { revocationRefusals as en } from '../en/revocation-refusals'
import type { Translation } from '../translation'

export const revocationRefusals = {
  revocation_name_mismatch: {
    title: 'Das ist nicht der Name',
    advice: 'Es wurde nichts widerrufen. Geben Sie den Namen genau so ein, wie er dasteht.',
  },
  revocation_busy: {
    title: 'Jemand anders ändert gerade diese Rolle',
    advice:
      'Ein anderer Widerruf der Rolle wird gerade geschrieben oder aufgehoben. Es wurde nichts getan. Versuchen Sie es in einer Minute noch einmal.',
  },
  revocation_too_large: {
    title: 'Zu viele Widerrufe für eine Rolle',
    advice:
      'IAM nimmt für eine Rolle 10.240 Zeichen an Inline-Policies an, und diese wären länger. Es wurde nichts widerrufen. Widerrufen Sie die Sitzungen aller in dieser Rolle: Das ersetzt die anderen Widerrufe.',
  },
  iam_refused: {
    title: 'AWS ließ Brevet die Policy nicht schreiben',
    advice: 'Im Konto wurde nichts geändert. Wer es verwaltet, kann das gezeigte Skript ausführen.',
  },
  iam_unreachable: {
    title: 'IAM antwortet nicht',
    advice:
      'Ob die Policy geschrieben wurde, ist nicht bekannt. Sehen Sie sich die Rolle im Konto an und versuchen Sie es dann noch einmal.',
  },
} as const satisfies Translation<typeof en>
