import { access } from './access'
import { adminArea } from './admin-area'
import { awsRefusals } from './aws-refusals'
import { broken } from './broken'
import { common } from './common'
import { confirm } from './confirm'
import { denials } from './denials'
import { device } from './device'
import { empty } from './empty'
import { help } from './help'
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
  adminArea,
  awsRefusals,
  broken,
  common,
  confirm,
  denials,
  device,
  empty,
  help,
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
