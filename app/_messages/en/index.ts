import { common } from './common'
import { help } from './help'
import { leave } from './leave'
import { look } from './look'
import { times } from './times'
import { wait } from './wait'

/** English: what every other language is a translation of. */
export const en = {
  common,
  help,
  leave,
  look,
  times,
  wait,
} as const
