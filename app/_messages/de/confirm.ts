import type { confirm as en } from '../en/confirm'
import type { Translation } from '../translation'

export const confirm = {
  tab: 'Bestätigen',
  titleSilent: 'Ihr Unternehmen bestätigt Sie neu',
  titleVisible: 'Melden Sie sich bei Ihrem Unternehmen neu an',
  leadSilent:
    'Für diese Rolle zählt bei AWS das Wort Ihres Unternehmens, und zwar fünf Minuten lang. Die Schaltfläche führt dorthin und wieder zurück; versuchen Sie es danach noch einmal.',
  leadVisible:
    'Die Anmeldung Ihres Unternehmens kennt diesen Browser nicht mehr und muss Sie fragen, bevor sie Sie gegenüber AWS bestätigt. Melden Sie sich dort als Sie selbst an.',
  goSilent: 'Bestätigen mit {source}',
  goVisible: 'Anmelden mit {source}',
  back: 'Zurück',
  nothingYet: 'Ausgestellt wird erst etwas, wenn Sie es noch einmal versuchen.',
} as const satisfies Translation<typeof en>
