/** The header's tools. */
export const header = {
  palette: 'Go to account, role, action',
  /** Read out before the person's name. */
  menuOf: 'Account menu, signed in as',
} as const
