import { nouns } from '../_ui/access-search'

/** The words of the command palette. */
export const paletteTexts = {
  name: 'Search and commands',
  field: 'Search accounts, roles and actions',
  placeholder: 'Role, service, region; or paste an ARN',
  button: 'Go to account, role, action',
  groups: {
    console: 'Open in console',
    keys: 'Get keys',
    link: 'Copy a link',
    details: 'About a role',
    favourites: 'Favourites',
    recents: 'Recent',
    roles: 'Your roles',
    actions: 'Actions',
    pages: 'Go to',
  },
  pages: {
    access: { label: 'Access', keywords: 'home, accounts, roles, list' },
    sessions: { label: 'My sessions', keywords: 'sessions, active, running, browsers' },
    audit: { label: 'Audit', keywords: 'audit, log, events, trail' },
    setup: { label: 'Set up AWS accounts', keywords: 'admin, setup, trust' },
    paste: { label: 'Paste a console URL or ARN to find a role that fits', keywords: 'find, link, arn, url' },
    help: { label: 'Help and your details', keywords: 'help, support, contact' },
    shortcuts: { label: 'Keyboard shortcuts', keywords: 'shortcuts, keyboard, keys' },
    signOut: { label: 'Sign out', keywords: 'logout, log out, leave' },
    look: { label: 'Look', keywords: 'theme, mode' },
  },
  noConsoleAddress: 'That is no address of the AWS console, nor of anything else in AWS that Brevet can read.',
  pasted: (place: string, found: number) =>
    found === 0
      ? `No role of yours fits ${place || 'that place'}.`
      : `${nouns(found, 'role')} of yours ${found === 1 ? 'fits' : 'fit'} ${place || 'that place'}.`,
  nothing:
    'Nothing of yours has all these words. The address of a console page, an ARN, or what AWS said when it refused works too.',
  reading: 'Reading your roles…',
  unread: 'Your roles could not be read; pages can still be opened.',
  more: (count: number) => `${count.toLocaleString('en')} more in the list`,
  lines: { link: 'Copy a link to', details: 'Why you have' },
  footer: { move: 'move', console: 'console', keys: 'keys', copy: 'copy', go: 'go', details: 'open', link: 'copy' },
  linkCopied: 'Link copied. It gives nobody access.',
  notCopied: 'The browser refused to copy',
} as const
