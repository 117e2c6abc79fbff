import type { confirm as en } from '../en/confirm'
import type { Translation } from '../translation'

export const confirm = {
  tab: 'Bestätigen',
  titleSilent: 'Ihr Unternehmen bestätigt Sie neu',
  titleVisible: 'Melden Sie sich bei Ihrem Unternehmen neu an',
  leadSilent:
    'Für diese Rolle zählt bei AWS das Wort Ihres Unternehmens, und zwar fünf Minuten lang. Die Schaltfläche führt dorthin und zurück; fragen Sie dann noch einmal.',
  leadVisible:
    'Die Anmeldung Ihres Unternehmens kennt diesen Browser nicht mehr und muss Sie fragen, bevor sie Sie gegenüber AWS bestätigt. Melden Sie sich dort als Sie selbst an.',
  goSilent: 'Bestätigen mit {source}',
  goVisible: 'Anmelden mit {source}',
  back: 'Zurück',
  nothingYet: 'Es wird nichts ausgestellt, bis Sie noch einmal fragen.',
} as const satisfies Translation<typeof en>
