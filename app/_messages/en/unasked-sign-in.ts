/** Before a sign-in that began at the provider. */
export const unaskedSignIn = {
  tab: 'Sign in?',
  title: 'Sign in as <name></name>?',
  lead: 'This sign-in was begun at {source}, not here. Go on only if you came from there just now.',
  person: 'Person',
  through: 'Sign-in',
  replaces: 'You are signed in here as <name></name>. That session ends.',
  yes: 'Sign in',
  no: 'No, do not sign in',
  nothingYet:
    'You are not signed in until you say so, within ten minutes. If this is not you, somebody else may have led you here.',
} as const
