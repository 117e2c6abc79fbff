interface ShortcutSection {
  readonly where: string
  readonly shortcuts: ReadonlyArray<{ readonly keys: readonly string[]; readonly does: string }>
}

/** What the keyboard does, by where it does it. `modifier`: as it is written on that computer. */
export function shortcutSections(modifier: string): readonly ShortcutSection[] {
  return [
    {
      where: 'On every page',
      shortcuts: [
        { keys: [modifier, 'K'], does: 'Search and commands: roles, services, pages' },
        { keys: ['?'], does: 'This list' },
        { keys: ['Esc'], does: 'Close what is open' },
      ],
    },
    {
      where: 'In search and commands',
      shortcuts: [
        { keys: ['Enter'], does: 'Do what the chosen line says' },
        { keys: [modifier, 'Enter'], does: 'Keys for the chosen role' },
        { keys: [modifier, 'C'], does: 'Copy a link to the chosen role' },
      ],
    },
    {
      where: 'On the home page',
      shortcuts: [
        { keys: ['/'], does: 'Go to the filter; Esc clears it' },
        { keys: ['↓'], does: 'From the filter into the list' },
      ],
    },
    {
      where: 'In the list, on a role',
      shortcuts: [
        { keys: ['↑', '↓', '←', '→'], does: 'Move between accounts, and between the roles of one' },
        { keys: ['Home', 'End'], does: 'First and last role of an account' },
        { keys: ['Enter'], does: 'Open the console, or do what the button says' },
        { keys: ['Alt', '↓'], does: 'More ways to open the console' },
        { keys: ['k'], does: 'Get keys' },
        { keys: ['f'], does: 'Make it a favourite, or no favourite any more' },
        { keys: ['c'], does: 'Copy a link to its console' },
      ],
    },
  ]
}
