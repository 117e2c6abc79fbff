/** What the keyboard does, by where it does it. */
export const shortcuts = {
  title: 'Keyboard shortcuts',
  short: 'Keyboard',
  close: 'Close',
  where: {
    everywhere: 'On every page',
    palette: 'In search and commands',
    home: 'On the home page',
    role: 'In the list, on a role',
  },
  does: {
    palette: 'Search and commands: roles, services, pages',
    list: 'This list',
    close: 'Close what is open',
    line: 'Do what the chosen line says',
    lineKeys: 'Keys for the chosen role',
    lineLink: 'Copy a link to the chosen role',
    filter: 'Go to the filter; Esc clears it',
    enter: 'From the filter into the list',
    move: 'Move between accounts, and between the roles of one',
    ends: 'First and last role of an account',
    open: 'Open the console, or do what the button says',
    more: 'More ways to open the console',
    keys: 'Get keys',
    favourite: 'Make it a favourite, or no favourite any more',
    link: 'Copy a link to its console',
  },
  single: 'The keys / and ? work by themselves',
  singleHint:
    'Turn them off if you speak to your computer. Remembered in this browser. Letters act only on a role that has the focus.',
} as const
