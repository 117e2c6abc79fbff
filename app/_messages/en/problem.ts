/** Around what the portal's own API refused. */
export const problem = {
  whoCanFixIt: 'Who can fix it: {ask}',
  detail: 'Detail for administrators',
  signIn: 'Sign in again',
  showAccess: 'Show what you may open now',
  reference: 'Reference <reference></reference>',
  copyDetails: 'Copy details',
  detailsCopied: 'Details copied',
  silent: 'Brevet did not answer',
  silentMore: 'Nothing was shown to you. Check your network and try again.',
  stray: 'The answer could not be read',
  strayMore:
    'Something between this browser and Brevet answered with status {status}. Try again, or tell the people who run Brevet.',
} as const
