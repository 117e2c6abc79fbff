import type { en } from '../en'
import type { Translation } from '../translation'
import { common } from './common'
import { help } from './help'
import { look } from './look'
import { times } from './times'

/** German; people are addressed formally. */
export const de = {
  common,
  help,
  look,
  times,
} as const satisfies Translation<typeof en>
