import type { en } from '../en'
import type { Translation } from '../translation'
import { broken } from './broken'
import { common } from './common'
import { confirm } from './confirm'
import { help } from './help'
import { leave } from './leave'
import { look } from './look'
import { problem } from './problem'
import { received } from './received'
import { refusals } from './refusals'
import { refused } from './refused'
import { times } from './times'
import { told } from './told'
import { wait } from './wait'

/** German; people are addressed formally. */
export const de = {
  broken,
  common,
  confirm,
  help,
  leave,
  look,
  problem,
  received,
  refusals,
  refused,
  times,
  told,
  wait,
} as const satisfies Translation<typeof en>
