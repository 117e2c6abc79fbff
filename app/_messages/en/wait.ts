/** The page of a refusal that a flood may ask for: plain, and cheap to make. */
export const wait = {
  title: 'Too many at once',
  advice: 'Brevet was asked for this more often than it allows in a minute. Nothing was done.',
  again: '{seconds, plural, one {Try again in # second.} other {Try again in # seconds.}}',
  reference: 'Reference: {reference}',
} as const
