/** The account menu, and the form that does the same without scripts. */
export const look = {
  account: 'Account',
  signedInThrough: 'Signed in through {source}',
  theme: 'Look',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  density: 'Rows',
  densities: { normal: 'Comfortable', compact: 'Compact' },
  lookForgotten: 'Shown here, but not remembered: Brevet did not answer.',
  language: 'Language',
  languageOfBrowser: 'As the browser',
  languageForgotten: 'Not changed: Brevet did not answer.',
  sessions: 'My sessions',
  admin: 'Admin',
  help: 'Help and your details',
  signOut: 'Sign out',
  formTitle: 'Look, language and sign-out',
  use: 'Use these',
} as const
