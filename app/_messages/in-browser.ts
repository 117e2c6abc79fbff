import type { en } from './en'

/** The groups that components with scripts use as soon as a page is there. */
export const inBrowser = [
  'access',
  'broken',
  'frame',
  'header',
  'problem',
  'role',
  'running',
  'times',
] as const satisfies readonly (keyof typeof en)[]

/** Those of dialogs and menus, which come when they are wanted. All others never leave the server. */
export const inDialogs = [
  'advice',
  'apiTokens',
  'choices',
  'consoleWays',
  'keys',
  'limits',
  'look',
  'palette',
  'shortcuts',
] as const satisfies readonly (keyof typeof en)[]
