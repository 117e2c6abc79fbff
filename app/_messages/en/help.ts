/** The help page. */
export const help = {
  title: 'Help',
  known: 'What Brevet knows about you',
  whomToAsk: 'Whom to ask',
  askThem: 'Ask <support></support>, who run Brevet here.',
  askWhoever: 'Ask whoever manages AWS access where you work.',
  roleMissing:
    '<b>A role is missing.</b> Roles follow from your groups. {isSignedIn, select, true {Copy your details below, and say which account you need and what for.} other {Sign in, open this page again, and copy your details from it.}}',
  refused:
    '<b>Something was refused.</b> Give them the reference, such as <code>brv-7K2Q-94TD</code>, and the time. It is on the page that said so.',
  lost: '<b>Keys or a console session were lost.</b> Tell them at once. Signing out of Brevet does not end AWS sessions.',
  signIn: 'Sign in',
} as const
