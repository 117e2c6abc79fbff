import type { AuditTarget } from '../domain/audit-event'
import type { TemporaryCredentials } from '../domain/credentials'
import type { Entitlement } from '../domain/entitlement'
import { BrevetError, type SafeDetails } from '../domain/errors'
import type { FederationKind } from '../domain/federation-kind'
import type { Secret } from '../domain/secret'
import type { SessionLimit } from '../domain/session-limit'
import type { FederationMethod, IssueRequest } from '../federation/method'
import { type SignInUrl, signInLinkSeconds } from '../handout/console'
import { type ConsoleWish, consoleDestination, destinationText, wishedRegion } from '../handout/destination'
import { actorOf, type Deed, record, recordRefusal, targetOf } from './audit-trail'
import { type Choices, type SettledChoices, settleChoices } from './choices'
import type { Installation } from './installation'
import type { Setup } from './setup'
import { standingOf } from './standing'
import { countHandOut } from './throttle'
import type { PersonalVisit } from './visit'

export interface IssueKeys extends PersonalVisit, Choices {
  /** `<account id>/<role name>`. */
  readonly entitlement: string
  /** What the person typed, where the entitlement needs it. */
  readonly mfaCode: Secret | null
}

/** What was handed out, beside the thing itself. */
interface HandedOut {
  readonly durationSeconds: number
  /** What cut the wish for a longer session; null when nothing did. */
  readonly clampedBy: SessionLimit | null
}

export interface IssuedKeys extends HandedOut {
  readonly credentials: TemporaryCredentials
  readonly region: string
}

/** Hands out keys for one role. Fails with `not_entitled`, `keys_not_allowed`, the codes of {@link settleChoices}, the `sts_…` codes and `audit_unavailable`. */
export async function issueKeys(installation: Installation, request: IssueKeys): Promise<IssuedKeys> {
  return issue(installation, request, {
    action: 'keys',
    usualSeconds: 3600,
    startsWithinSeconds: 0,
    returnTo: listPath,
    prepare(_setup, { method, choices: { durationSeconds, clampedBy, region } }) {
      return exchanged(method, async (credentials) => ({ credentials, region, durationSeconds, clampedBy }))
    },
  })
}

export { type ConsoleWish, wishedRegion }

export interface OpenConsole extends PersonalVisit, Omit<Choices, 'region'> {
  readonly entitlement: string
  /** Where to; everything null: the console's home in the account's region. */
  readonly wish: ConsoleWish
  /** Ends every console session of the browser first. */
  readonly signOutFirst: boolean
  /** As in {@link IssueKeys}. */
  readonly mfaCode: Secret | null
}

/** A console sign-in, valid for 15 minutes for whoever holds it. */
export type OpenedConsole = SignInUrl & HandedOut & { readonly packedPolicySize: number | null }

/** Opens the AWS console as one role. The keys go to AWS's sign-in endpoint and nowhere else. */
export async function openConsole(installation: Installation, request: OpenConsole): Promise<OpenedConsole> {
  const { wish, signOutFirst } = request
  return issue(
    installation,
    { ...request, region: wishedRegion(wish) },
    {
      action: 'console',
      usualSeconds: Number.POSITIVE_INFINITY,
      startsWithinSeconds: signInLinkSeconds,
      returnTo: (entitlement) => consolePath(entitlement, wish),
      check({ config }, { account }) {
        return { destination: destinationText(consoleDestination({ account, wish, config: config.aws.console })) }
      },
      prepare({ config, console }, { entitlement, method, choices: { durationSeconds, clampedBy } }) {
        const { account } = entitlement
        const destination = consoleDestination({ account, wish, config: config.aws.console })
        const issuer = issuerUrl(entitlement, wish, config.publicUrl)
        const sessionSeconds = method.consoleSession === 'chosen' && !entitlement.isChained ? durationSeconds : null
        const signIn = console.signIn({ account, destination, issuer, sessionSeconds, signOutFirst })
        return exchanged(method, async (credentials) => ({
          ...(await signIn(credentials)),
          durationSeconds,
          clampedBy,
          packedPolicySize: credentials.packedPolicySize,
        }))
      },
    },
  )
}

/** The list with the one role whose keys are wanted. */
function listPath({ account, role }: Entitlement): string {
  return `/?${new URLSearchParams({ q: `acct:${account.id} role:${role.name}` })}`
}

/** The page that asks before it opens the console of a role, there where it is wished for. */
function consolePath({ account, role }: Entitlement, wish?: ConsoleWish): string {
  const { destination: to = null, service = null, region = null } = wish ?? {}
  const wished = Object.entries({ to, service, region }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  )
  const query = wished.length === 0 ? '' : `?${new URLSearchParams(wished)}`
  return `/go/${account.id}/${encodeURIComponent(role.name)}${query}`
}

/** Characters of the address that AWS gets as `Issuer`, beside a destination and a long token; AWS names no limit of its own. */
const longestIssuer = 1024

/** Where the console sends people when their session has ended: the link to the same place, or to the role where that would be too long. */
function issuerUrl(entitlement: Entitlement, wish: ConsoleWish, publicUrl: string): URL {
  const same = new URL(consolePath(entitlement, wish), publicUrl)
  return same.href.length <= longestIssuer ? same : new URL(consolePath(entitlement), publicUrl)
}

interface Issuance extends IssueKeys {
  /** Takes this one of the configured methods instead of the best. */
  readonly by?: FederationKind
}

interface DeliveryFacts {
  readonly entitlement: Entitlement
  readonly method: FederationMethod
  readonly choices: SettledChoices
}

/** A way of handing out: what must hold before AWS is asked, and what is done then. */
interface Delivery<T> {
  readonly action: 'keys' | 'console'
  /** The length of a session when none is wished for. */
  readonly usualSeconds: number
  /** A session may begin so much later than it is issued. */
  readonly startsWithinSeconds: number
  /** The page on which somebody asks once more, after their provider had to confirm them. */
  returnTo(entitlement: Entitlement): string
  /** What is refused before the choices are looked at; else what the audit has of it. */
  check?(setup: Setup, entitlement: Entitlement): SafeDetails
  prepare(setup: Setup, facts: DeliveryFacts): Handover<T>
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
    await countHandOut(installation, session.identity)
    // A role that does not exist and a role of somebody else are the same answer.
    if (!found) throw new BrevetError('not_entitled')
    const admit = (entitlement: Entitlement) => {
      const method = methodOf(setup, entitlement, delivery.action)
      const checked = delivery.check?.(setup, entitlement) ?? {}
      if (entitlement.needsMfaCode && !mfaCode) throw new BrevetError('mfa_code_required')
      return { method, checked }
    }
    const wanted = request.by ? reachedBy(found, request.by) : found
    // What needs no provider is refused before the provider is asked; what it says then may change the entitlement.
    admit(wanted)
    const returnTo = delivery.returnTo(wanted)
    const standing = await standingOf(installation, { session, entitlement: wanted, returnTo, purpose: request })
    const { entitlement, providerSeconds } = standing
    const { method, checked } = admit(entitlement)
    const { usualSeconds, startsWithinSeconds } = delivery
    const limits = { entitlement, method, session, now: installation.now(), providerSeconds, startsWithinSeconds }
    const choices = settleChoices(request, { ...limits, setup, ip: client.ip, usualSeconds })
    const handOver = delivery.prepare(setup, { entitlement, method, choices })
    const { durationSeconds, sessionPolicy } = choices
    const details = {
      method: method.kind,
      ...(request.apiToken !== undefined && { apiToken: request.apiToken }),
      durationSeconds,
      grants: grantsOf(entitlement),
      ...checked,
      ...choices.details,
    }
    await record(installation, { ...deed, outcome: 'started', details })
    const { shown, trace } = await handOver({ ...standing, durationSeconds, sessionPolicy, reference, mfaCode })
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
  return { ...entitlement, method, isChained: false }
}

function methodOf(
  { methods }: Setup,
  { method: kind, keys, console: opensConsole }: Entitlement,
  action: 'keys' | 'console',
): FederationMethod {
  if (action === 'keys' && !keys) throw new BrevetError('keys_not_allowed')
  if (action === 'console' && !opensConsole) throw new BrevetError('console_not_allowed')
  const method = methods.get(kind)
  if (!method) throw new BrevetError('internal')
  return method
}

function grantsOf({ because }: Entitlement): string {
  return [...new Set(because.map(({ grant }) => grant))].join(' ')
}

/** What leads from our audit to CloudTrail. Never a secret. */
function traceable(credentials: TemporaryCredentials): SafeDetails {
  const { accessKeyId, assumedRoleArn, sourceIdentity, expiresAt, packedPolicySize, stsRegion } = credentials
  const { omittedTags = [] } = credentials
  return {
    accessKeyId,
    assumedRoleArn,
    ...(sourceIdentity === null ? {} : { sourceIdentity }),
    expiresAt: expiresAt.toISOString(),
    ...(stsRegion === undefined ? {} : { stsRegion }),
    ...(packedPolicySize === null ? {} : { packedPolicySize }),
    ...(omittedTags.length === 0 ? {} : { omittedTags: omittedTags.join(' ') }),
  }
}

/** What was asked for, as far as it has the form of an entitlement's id. */
function targetOfId(id: string): AuditTarget | null {
  const match = /^(\d{12})\/([\w+=,.@-]{1,64})$/.exec(id)
  return match?.[1] && match[2] ? { accountId: match[1], roleName: match[2], roleArn: null } : null
}
