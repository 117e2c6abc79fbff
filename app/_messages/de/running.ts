import type { running as en } from '../en/running'
import type { Translation } from '../translation'

export const running = {
  label: 'Aktive Sitzungen',
  title: 'Gerade aktiv',
  all: 'Alle Sitzungen',
  more: '{count, number} weitere',
  kinds: { keys: 'Schlüssel', console: 'Konsole' },
  notice: '{role} in {account}: {sentence}',
  renew: 'Erneuern',
  renewKeys: 'Schlüssel von {role} in {account} erneuern',
  renewConsole: 'Konsole von {role} in {account} erneuern',
  otherConsoles: 'Dieser Browser hat in den letzten 12 Stunden {count, number} andere Konsolen geöffnet.',
  mostConsoles:
    'AWS hält höchstens {most, number} nebeneinander offen, und das nur, wenn Multi-Session eingeschaltet ist.',
  sideBySide:
    'Ist in der Konsole Multi-Session eingeschaltet, hält AWS {most, number} nebeneinander offen; sonst müssen Sie sich zuerst abmelden.',
} as const satisfies Translation<typeof en>
