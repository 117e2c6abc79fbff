import type { times as en } from '../en/times'
import type { Translation } from '../translation'

export const times = {
  today: 'heute {time}',
  yesterday: 'gestern {time}',
  tomorrow: 'morgen {time}',
  otherDay: '{date} {time}',
  title: '{full}, {distance}',
  left: 'übrig · endet <time></time>',
  endsAt: 'endet <time></time>',
  ends: 'Endet <time></time>',
  ended: 'Abgelaufen <time></time>',
  ending: {
    keys: 'Diese Schlüssel enden in weniger als {minutes, plural, one {# Minute} other {# Minuten}}.',
    console: 'Diese Konsolensitzung endet in weniger als {minutes, plural, one {# Minute} other {# Minuten}}.',
    link: 'Dieser Link endet in weniger als {minutes, plural, one {# Minute} other {# Minuten}}.',
    session: 'Eine AWS-Sitzung endet in weniger als {minutes, plural, one {# Minute} other {# Minuten}}.',
  },
  hasEnded: {
    keys: 'Diese Schlüssel sind abgelaufen.',
    console: 'Diese Konsolensitzung ist abgelaufen.',
    link: 'Dieser Link ist abgelaufen.',
    session: 'Eine AWS-Sitzung ist abgelaufen.',
  },
} as const satisfies Translation<typeof en>
