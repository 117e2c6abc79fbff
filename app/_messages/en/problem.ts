/** Around what the portal's own API refused. */
export const problem = {
  whoCanFixIt: 'Who can fix it: {ask}',
  detail: 'Detail for administrators',
  signIn: 'Sign in again',
  showAccess: 'Show what you may open now',
  reference: 'Reference <reference></reference>',
  copyDetails: 'Copy details',
  detailsCopied: 'Details copied',
} as const
