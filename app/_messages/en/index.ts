import { access } from './access'
import { adminArea } from './admin-area'
import { advice } from './advice'
import { apiTokens } from './api-tokens'
import { audit } from './audit'
import { auditRow } from './audit-row'
import { awsRefusals } from './aws-refusals'
import { broken } from './broken'
import { choices } from './choices'
import { confirm } from './confirm'
import { consoleWays } from './console-ways'
import { denialChecks } from './denial-checks'
import { denials } from './denials'
import { device } from './device'
import { empty } from './empty'
import { frame } from './frame'
import { groupAdvice } from './group-advice'
import { header } from './header'
import { help } from './help'
import { keys } from './keys'
import { leave } from './leave'
import { limits } from './limits'
import { links } from './links'
import { look } from './look'
import { malformedRequests } from './malformed-requests'
import { palette } from './palette'
import { people } from './people'
import { portalRefusals } from './portal-refusals'
import { problem } from './problem'
import { providerDenials } from './provider-denials'
import { providerRefusals } from './provider-refusals'
import { received } from './received'
import { refusals } from './refusals'
import { refused } from './refused'
import { requestRefusals } from './request-refusals'
import { revocation } from './revocation'
import { revocationRefusals } from './revocation-refusals'
import { role } from './role'
import { rolePage } from './role-page'
import { running } from './running'
import { sessions } from './sessions'
import { setup } from './setup'
import { shortcuts } from './shortcuts'
import { signIn } from './sign-in'
import { signInRefusals } from './sign-in-refusals'
import { signIns } from './sign-ins'
import { times } from './times'
import { tokenRefusals } from './token-refusals'
import { told } from './told'
import { wait } from './wait'

/** English: what every other language is a translation of. */
export const en = {
  access,
  adminArea,
  advice,
  apiTokens,
  audit,
  auditRow,
  awsRefusals,
  broken,
  choices,
  confirm,
  consoleWays,
  denialChecks,
  denials,
  device,
  empty,
  frame,
  groupAdvice,
  header,
  help,
  keys,
  leave,
  limits,
  links,
  look,
  malformedRequests,
  palette,
  people,
  portalRefusals,
  problem,
  providerDenials,
  providerRefusals,
  received,
  refusals,
  refused,
  requestRefusals,
  revocation,
  revocationRefusals,
  role,
  rolePage,
  running,
  sessions,
  setup,
  shortcuts,
  signIn,
  signInRefusals,
  signIns,
  times,
  tokenRefusals,
  told,
  wait,
} as const
