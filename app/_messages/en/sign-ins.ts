/** The browsers in which a person is signed in. */
export const signIns = {
  title: 'Brevet sign-ins <n>{count, number}</n>',
  others: 'Sign out others',
  columns: {
    device: 'Device',
    provider: 'Provider',
    address: 'Address',
    since: 'Since',
    lastSeen: 'Last seen',
    ends: 'Ends',
    signOut: 'Sign out',
  },
  isThis: 'This browser',
  unknown: 'unknown',
  signOut: 'Sign out',
  signOutOf: 'Sign out {device}',
  nowhereElse: 'You are signed in nowhere else.',
} as const
