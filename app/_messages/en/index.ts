import { common } from './common'
import { help } from './help'
import { look } from './look'
import { times } from './times'

/** English: what every other language is a translation of. */
export const en = {
  common,
  help,
  look,
  times,
} as const
