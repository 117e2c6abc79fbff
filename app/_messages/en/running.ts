/** What somebody has from AWS at this moment, on top of the list. */
export const running = {
  label: 'Active sessions',
  title: 'Active now',
  all: 'All sessions',
  more: '{count, number} more',
  kinds: { keys: 'keys', console: 'console' },
  notice: '{role} in {account}: {sentence}',
  renew: 'Renew',
  renewKeys: 'Renew keys of {role} in {account}',
  renewConsole: 'Renew console of {role} in {account}',
  otherConsoles: 'This browser opened {count, number} other consoles in the last 12 hours.',
  mostConsoles: 'AWS keeps {most, number} open side by side at most, and only where multi-session is on.',
  sideBySide:
    'Where multi-session is on in the console, AWS keeps {most, number} open side by side; where it is off, it asks you to sign out first.',
} as const
