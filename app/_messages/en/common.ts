/** Words of every page. */
export const common = {
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
} as const
