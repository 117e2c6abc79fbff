import type { en } from './en'

/** The groups that components with scripts use; the others never leave the server. */
export const inBrowser = [
  'access',
  'added',
  'asked',
  'broken',
  'copy',
  'keys',
  'limits',
  'look',
  'palette',
  'problem',
  'role',
  'running',
  'shortcuts',
  'times',
] as const satisfies readonly (keyof typeof en)[]
