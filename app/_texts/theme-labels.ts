/** What the themes are called. */
export const themeLabels = { system: 'As the system', light: 'Light', dark: 'Dark' } as const
