import type { en } from '../en'
import type { Translation } from '../translation'
import { access } from './access'
import { common } from './common'
import { device } from './device'
import { empty } from './empty'
import { help } from './help'
import { leave } from './leave'
import { limits } from './limits'
import { look } from './look'
import { palette } from './palette'
import { role } from './role'
import { running } from './running'
import { sessions } from './sessions'
import { shortcuts } from './shortcuts'
import { times } from './times'
import { wait } from './wait'

/** German; people are addressed formally. */
export const de = {
  access,
  common,
  device,
  empty,
  help,
  leave,
  limits,
  look,
  palette,
  role,
  running,
  sessions,
  shortcuts,
  times,
  wait,
} as const satisfies Translation<typeof en>
