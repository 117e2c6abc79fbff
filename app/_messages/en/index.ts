import { access } from './access'
import { added } from './added'
import { adminArea } from './admin-area'
import { asked } from './asked'
import { awsRefusals } from './aws-refusals'
import { broken } from './broken'
import { common } from './common'
import { confirm } from './confirm'
import { copy } from './copy'
import { denials } from './denials'
import { device } from './device'
import { empty } from './empty'
import { help } from './help'
import { keys } from './keys'
import { leave } from './leave'
import { limits } from './limits'
import { look } from './look'
import { malformedRequests } from './malformed-requests'
import { palette } from './palette'
import { portalRefusals } from './portal-refusals'
import { problem } from './problem'
import { providerRefusals } from './provider-refusals'
import { received } from './received'
import { refusals } from './refusals'
import { refused } from './refused'
import { requestRefusals } from './request-refusals'
import { role } from './role'
import { rolePage } from './role-page'
import { running } from './running'
import { sessions } from './sessions'
import { shortcuts } from './shortcuts'
import { signIn } from './sign-in'
import { signInRefusals } from './sign-in-refusals'
import { times } from './times'
import { tokenRefusals } from './token-refusals'
import { told } from './told'
import { wait } from './wait'

/** English: what every other language is a translation of. */
export const en = {
  access,
  added,
  adminArea,
  asked,
  awsRefusals,
  broken,
  common,
  confirm,
  copy,
  denials,
  device,
  empty,
  help,
  keys,
  leave,
  limits,
  look,
  malformedRequests,
  palette,
  portalRefusals,
  problem,
  providerRefusals,
  received,
  refusals,
  refused,
  requestRefusals,
  role,
  rolePage,
  running,
  sessions,
  shortcuts,
  signIn,
  signInRefusals,
  times,
  tokenRefusals,
  told,
  wait,
} as const
