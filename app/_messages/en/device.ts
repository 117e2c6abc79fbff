/** A browser or program that signed in. */
export const device = {
  unknown: 'Unknown browser',
  program: '{name}, a program',
  browserOnSystem: '{name} on {system}',
} as const
