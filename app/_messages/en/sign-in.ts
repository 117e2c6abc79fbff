/** The sign-in page. */
export const signIn = {
  title: 'Sign in',
  lead: 'AWS accounts, console and temporary keys.',
  or: 'or',
  chooseFromAll: 'Choose from all sign-ins ({count, number})',
  continueWith: 'Continue with {source}',
  lastUsed: 'Last used on this browser',
  forDomains: 'For {domains} addresses',
  noAnswerSince: 'Does not answer since <moment></moment>',
  email: 'Work e-mail',
  emailUnknown: 'Brevet knows no sign-in for that address. Check it, or choose your sign-in from the list.',
  emailHint: 'The part after @ tells which sign-in is yours.',
  find: 'Find my sign-in',
  signedOut: 'You are signed out of Brevet',
  /** After a sign-out of this browser, and of all. */
  left: {
    here: 'Your session with the identity provider may still be open. Keys and console sessions handed out before stay valid until they end.',
    everywhere: 'Keys and console sessions handed out before stay valid until they end.',
  },
} as const
