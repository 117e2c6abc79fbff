/** Words of every page. */
export const frame = {
  skip: 'Skip to content',
  help: 'Help',
  mainNavigation: 'Main',
  access: 'Access',
  sessions: 'Sessions',
  admin: 'Admin',
  audit: 'Audit',
  contact: 'Contact: {name}',
  /** Of the people who run Brevet, where their address is known and their name is not. */
  support: 'support',
  refusedToCopy: 'The browser refused to copy. Select the text and copy it yourself.',
  noCookies: 'This browser keeps no cookies',
  noCookiesMore: 'Brevet cannot sign you in without them. Allow cookies for this site, then reload the page.',
} as const
