/** Points in time and what is left of something. */
export const times = {
  today: 'today {time}',
  yesterday: 'yesterday {time}',
  tomorrow: 'tomorrow {time}',
  /** A date and a time, both with their zone where they have one. */
  otherDay: '{date} {time}',
  /** In full, and how far away it is. */
  title: '{full}, {distance}',
  left: 'left · ends <time></time>',
  endsAt: 'ends <time></time>',
  ends: 'Ends <time></time>',
  ended: 'Ended <time></time>',
  /** Said aloud at ten minutes, at one minute and at the end. */
  ending: {
    keys: 'These keys end in less than {minutes, plural, one {# minute} other {# minutes}}.',
    console: 'This console session ends in less than {minutes, plural, one {# minute} other {# minutes}}.',
    link: 'This link ends in less than {minutes, plural, one {# minute} other {# minutes}}.',
    session: 'An AWS session ends in less than {minutes, plural, one {# minute} other {# minutes}}.',
  },
  hasEnded: {
    keys: 'These keys have ended.',
    console: 'This console session has ended.',
    link: 'This link has ended.',
    session: 'An AWS session has ended.',
  },
} as const
