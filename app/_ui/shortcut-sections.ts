/** What the keyboard does, by where it does it: names of messages. `modifier`: as it is written on that computer. */
export function shortcutSections(modifier: string) {
  return [
    {
      where: 'everywhere',
      shortcuts: [
        { keys: [modifier, 'K'], does: 'palette' },
        { keys: ['?'], does: 'list' },
        { keys: ['Esc'], does: 'close' },
      ],
    },
    {
      where: 'palette',
      shortcuts: [
        { keys: ['Enter'], does: 'line' },
        { keys: [modifier, 'Enter'], does: 'lineKeys' },
        { keys: [modifier, 'C'], does: 'lineLink' },
      ],
    },
    {
      where: 'home',
      shortcuts: [
        { keys: ['/'], does: 'filter' },
        { keys: ['↓'], does: 'enter' },
      ],
    },
    {
      where: 'role',
      shortcuts: [
        { keys: ['↑', '↓', '←', '→'], does: 'move' },
        { keys: ['Home', 'End'], does: 'ends' },
        { keys: ['Enter'], does: 'open' },
        { keys: ['Alt', '↓'], does: 'more' },
        { keys: ['k'], does: 'keys' },
        { keys: ['f'], does: 'favourite' },
        { keys: ['c'], does: 'link' },
      ],
    },
  ] as const
}
