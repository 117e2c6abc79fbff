import type { AuditTarget } from '../domain/audit-event'
import type { TemporaryCredentials } from '../domain/credentials'
import type { Entitlement } from '../domain/entitlement'
import { BrevetError, type SafeDetails } from '../domain/errors'
import type { FederationKind } from '../domain/federation-kind'
import type { Secret } from '../domain/secret'
import type { FederationMethod, IssueRequest } from '../federation/method'
import type { SignInUrl } from '../handout/console'
import { type ConsoleWish, consoleDestination } from '../handout/destination'
import { actorOf, type Deed, record, recordRefusal, targetOf } from './audit-trail'
import type { Installation } from './installation'
import type { Setup } from './setup'
import { standingOf } from './standing'
import type { PersonalVisit } from './visit'

const shortestSeconds = 900
const usualSeconds = 3600
/** Longer than any console session. */
export const longestSeconds = 12 * 3600

export interface IssueKeys extends PersonalVisit {
  /** `<account id>/<role name>`. */
  readonly entitlement: string
  /** Null: one hour, or the longest session when that is shorter. A longer wish is cut to what is possible. */
  readonly durationSeconds: number | null
  /** What the person typed, where the entitlement needs it. */
  readonly mfaCode: Secret | null
}

export interface IssuedKeys {
  readonly credentials: TemporaryCredentials
  readonly entitlement: Entitlement
}

/** Hands out keys for one role. Fails with `not_entitled`, `keys_not_allowed`, the `sts_…` codes and `audit_unavailable`. */
export async function issueKeys(installation: Installation, request: IssueKeys): Promise<IssuedKeys> {
  return issue(installation, request, {
    action: 'keys',
    prepare(setup, entitlement) {
      if (!entitlement.keys) throw new BrevetError('keys_not_allowed')
      return exchanged(methodOf(setup, entitlement), async (credentials) => ({ credentials, entitlement }))
    },
  })
}

export type { ConsoleWish }

export interface OpenConsole extends PersonalVisit {
  readonly entitlement: string
  /** Where to; everything null: the console's home in the account's region. */
  readonly wish: ConsoleWish
  /** Ends every console session of the browser first. */
  readonly signOutFirst: boolean
  /** As in {@link IssueKeys}. */
  readonly mfaCode: Secret | null
}

/** A console sign-in, valid for 15 minutes for whoever holds it. */
export type OpenedConsole = SignInUrl

/** Opens the AWS console as one role. The keys go to AWS's sign-in endpoint and nowhere else. */
export async function openConsole(installation: Installation, request: OpenConsole): Promise<OpenedConsole> {
  return issue(
    installation,
    { ...request, durationSeconds: longestSeconds },
    {
      action: 'console',
      prepare(setup, entitlement) {
        const { config, console } = setup
        const { account, role } = entitlement
        const method = methodOf(setup, entitlement)
        if (!entitlement.console || !method.opensConsole) throw new BrevetError('console_not_allowed')
        const { wish, signOutFirst } = request
        const destination = consoleDestination({ account, wish, config: config.aws.console })
        const issuer = new URL(`/go/${account.id}/${encodeURIComponent(role.name)}`, config.publicUrl)
        const isChosen = method.consoleSession === 'chosen' && !entitlement.isChained
        const sessionSeconds = isChosen ? entitlement.maxDurationSeconds : null
        return exchanged(method, console.signIn({ account, destination, issuer, sessionSeconds, signOutFirst }))
      },
    },
  )
}

interface Issuance extends PersonalVisit {
  readonly entitlement: string
  readonly durationSeconds: number | null
  readonly mfaCode: Secret | null
  /** Takes this one of the configured methods instead of the best. */
  readonly by?: FederationKind
}

/** A way of handing out: what must hold before AWS is asked, and what is done then. */
interface Delivery<T> {
  readonly action: 'keys' | 'console'
  prepare(setup: Setup, entitlement: Entitlement): Handover<T>
}

/** What is shown, and what leads from our audit to CloudTrail: never a secret. */
type Handover<T> = (request: IssueRequest) => Promise<{ readonly shown: T; readonly trace: SafeDetails }>

/** The order is the promise: entitlement, row in the audit, AWS, delivery, row of the outcome; only then is anything shown. */
export async function issue<T>(installation: Installation, request: Issuance, delivery: Delivery<T>): Promise<T> {
  const { reference, client, session, mfaCode } = request
  const setup = installation.current()
  const found = setup.access.find(session.identity, request.entitlement)
  const target = found ? targetOf(found) : targetOfId(request.entitlement)
  const deed: Deed = { reference, client, action: delivery.action, actor: actorOf(session.identity), target }
  return recordRefusal(installation, deed, async () => {
    // A role that does not exist and a role of somebody else are the same answer.
    if (!found) throw new BrevetError('not_entitled')
    const standing = await standingOf(installation, session, request.by ? reachedBy(found, request.by) : found)
    const { entitlement } = standing
    const handOver = delivery.prepare(setup, entitlement)
    const method = methodOf(setup, entitlement)
    if (entitlement.needsMfaCode && !mfaCode) throw new BrevetError('mfa_code_required')
    const longest = Math.min(entitlement.maxDurationSeconds, method.maxSessionSeconds)
    const durationSeconds = chooseDuration(request.durationSeconds, longest)
    const details = { method: method.kind, durationSeconds, grants: grantsOf(entitlement) }
    await record(installation, { ...deed, outcome: 'started', details })
    const { shown, trace } = await handOver({ ...standing, durationSeconds, reference, mfaCode })
    await record(installation, { ...deed, outcome: 'succeeded', details: { ...details, ...trace } })
    return shown
  })
}

function exchanged<T>(
  method: FederationMethod,
  deliver: (credentials: TemporaryCredentials) => Promise<T>,
): Handover<T> {
  return async (request) => {
    const credentials = await method.issue(request)
    return { shown: await deliver(credentials), trace: traceable(credentials) }
  }
}

/** The same right by another of its methods; none is ever added. */
function reachedBy(entitlement: Entitlement, method: FederationKind): Entitlement {
  if (!entitlement.methods.includes(method)) throw new BrevetError('console_not_allowed')
  return { ...entitlement, method, isChained: false, needsMfaCode: false }
}

function methodOf({ methods }: Setup, { method: kind }: Entitlement): FederationMethod {
  const method = methods.get(kind)
  if (!method) throw new BrevetError('internal')
  return method
}

function chooseDuration(wish: number | null, longest: number): number {
  if (wish === null) return Math.min(usualSeconds, longest)
  if (!Number.isInteger(wish) || wish < shortestSeconds) {
    throw new BrevetError('request_malformed', { field: 'durationSeconds', least: shortestSeconds })
  }
  return Math.min(wish, longest)
}

function grantsOf({ because }: Entitlement): string {
  return [...new Set(because.map(({ grant }) => grant))].join(' ')
}

/** What leads from our audit to CloudTrail. Never a secret. */
function traceable(credentials: TemporaryCredentials): SafeDetails {
  const { accessKeyId, assumedRoleArn, expiresAt, packedPolicySize, omittedTags = [] } = credentials
  return {
    accessKeyId,
    assumedRoleArn,
    expiresAt: expiresAt.toISOString(),
    ...(packedPolicySize === null ? {} : { packedPolicySize }),
    ...(omittedTags.length === 0 ? {} : { omittedTags: omittedTags.join(' ') }),
  }
}

/** What was asked for, as far as it has the form of an entitlement's id. */
function targetOfId(id: string): AuditTarget | null {
  const match = /^(\d{12})\/([\w+=,.@-]{1,64})$/.exec(id)
  return match?.[1] && match[2] ? { accountId: match[1], roleName: match[2], roleArn: null } : null
}
