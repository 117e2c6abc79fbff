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

/** English: what every other language is a translation of. */
export const en = {
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
} as const
