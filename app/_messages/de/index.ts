import type { en } from '../en'
import type { Translation } from '../translation'
import { common } from './common'
import { help } from './help'
import { leave } from './leave'
import { look } from './look'
import { times } from './times'
import { wait } from './wait'

/** German; people are addressed formally. */
export const de = {
  common,
  help,
  leave,
  look,
  times,
  wait,
} as const satisfies Translation<typeof en>
