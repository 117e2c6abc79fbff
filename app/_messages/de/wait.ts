import type { wait as en } from '../en/wait'
import type { Translation } from '../translation'

export const wait = {
  title: 'Zu viele Anfragen',
  advice: 'Das wurde öfter verlangt, als Brevet in einer Minute zulässt. Es ist nichts geschehen.',
  again:
    '{seconds, plural, one {Versuchen Sie es in # Sekunde noch einmal.} other {Versuchen Sie es in # Sekunden noch einmal.}}',
  reference: 'Referenz: {reference}',
} as const satisfies Translation<typeof en>
