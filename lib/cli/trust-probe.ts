import { parseRoleArn } from '../domain/arn'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { SessionTag } from '../federation/session-tags'
import type { AssumeRoleRequest, Signer, Sts, StsProbe } from '../federation/sts-port'

/**
 * How a role answers. `guarded`: assumed with the ExternalId, refused without. `open`: assumed without. `refused`: refused with it,
 * so that Brevet hands out nothing and nothing is known of the guard. `unanswered`: AWS gave no answer to go by.
 */
export type ProbeVerdict = 'guarded' | 'open' | 'refused' | 'unanswered'

export interface RoleProbe {
  readonly roleArn: string
  readonly verdict: ProbeVerdict
  /** AWS's code and words, where it refused what it should grant, or gave no answer. */
  readonly answer: { readonly code: string; readonly message: string | null } | null
}

/** What is called: the roles of one account, over those of `via` if there are any. */
export interface ProbePlan {
  readonly via: readonly string[]
  readonly roleArns: readonly string[]
  readonly externalId: (accountId: string) => string
  /** Sent, so that the trust policy has to admit them. */
  readonly tagKeys: readonly string[]
  readonly transitiveTags: readonly string[]
  readonly sendsSourceIdentity: boolean
  /** For each call. */
  readonly withinSeconds: number
}

/** As long as STS takes; the credentials are dropped. */
const durationSeconds = 900
/** In the form that trust policies pin. */
const sessionName = 'brevet-check=TRUSTCHECKTRUST2'
const tagValue = 'brevet-check'

type ProbeSts = Pick<Sts, 'assumeRole'> & StsProbe

/** Assumes each role as the portal does, and tries it without the ExternalId; a chain ends where a role on the way refuses. */
export async function probeRoles(sts: ProbeSts, plan: ProbePlan): Promise<readonly RoleProbe[]> {
  const probes: RoleProbe[] = []
  let signer: Signer = 'own'
  for (const [index, roleArn] of plan.via.entries()) {
    const passed = await probe(sts, requestFor(roleArn, { signer, tags: passingTags(plan, index), plan }))
    probes.push(passed.probe)
    if (passed.next === null) return probes
    signer = passed.next
  }
  for (const roleArn of plan.roleArns) {
    const tags = plan.via.length === 0 ? allTags(plan) : lastTags(plan)
    probes.push((await probe(sts, requestFor(roleArn, { signer, tags, plan }))).probe)
  }
  return probes
}

interface Tags {
  readonly tags: readonly SessionTag[]
  readonly transitiveTagKeys: readonly string[]
}

function tagged(keys: readonly string[], transitiveTagKeys: readonly string[]): Tags {
  return { tags: keys.map((key) => ({ key, value: tagValue })), transitiveTagKeys }
}

/** Transitive tags go with the first call of a chain and are inherited. */
function passingTags({ tagKeys, transitiveTags }: ProbePlan, index: number): Tags {
  const inherited = index === 0 ? tagKeys.filter((key) => transitiveTags.includes(key)) : []
  return tagged(inherited, inherited)
}

function allTags({ tagKeys, transitiveTags }: ProbePlan): Tags {
  return tagged(
    tagKeys,
    tagKeys.filter((key) => transitiveTags.includes(key)),
  )
}

function lastTags({ tagKeys, transitiveTags }: ProbePlan): Tags {
  return tagged(
    tagKeys.filter((key) => !transitiveTags.includes(key)),
    [],
  )
}

interface Call {
  readonly signer: Signer
  readonly tags: Tags
  readonly plan: ProbePlan
}

function requestFor(roleArn: string, { signer, tags, plan }: Call): AssumeRoleRequest {
  const role = parseRoleArn(roleArn)
  if (!role) throw new BrevetError('internal', { reason: 'role_arn' })
  return {
    signer,
    roleArn,
    roleSessionName: sessionName,
    externalId: plan.externalId(role.accountId),
    sourceIdentity: plan.sendsSourceIdentity ? sessionName : null,
    ...tags,
    sessionPolicy: null,
    mfa: null,
    durationSeconds,
    withinSeconds: plan.withinSeconds,
  }
}

/** The outcome, and who calls the next role of a chain; null where the role was not assumed. */
async function probe(sts: ProbeSts, request: AssumeRoleRequest) {
  const { roleArn } = request
  const { externalId: _externalId, ...bare } = request
  const withId = await attempt(() => sts.assumeRole(request))
  if (!withId.ok) return { probe: { roleArn, ...judged(withId, 'refused') }, next: null }
  const { accessKeyId, secretAccessKey, sessionToken } = withId.value
  const next = { accessKeyId, secretAccessKey, sessionToken }
  const without = await attempt(() => sts.assumeRoleWithoutExternalId(bare))
  if (without.ok) return { probe: { roleArn, verdict: 'open', answer: null } as const, next }
  const { verdict, answer } = judged(without, 'guarded')
  return { probe: { roleArn, verdict, answer: verdict === 'guarded' ? null : answer }, next }
}

type Attempt<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: BrevetError }

async function attempt<Value>(call: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await call() }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return { ok: false, error }
  }
}

/** AccessDenied is the trust policy's no; whatever else AWS says, it says nothing about the trust. */
function judged(
  { error }: { readonly error: BrevetError },
  whenDenied: ProbeVerdict,
): Pick<RoleProbe, 'verdict' | 'answer'> {
  const { awsCode, awsMessage } = error.details
  const answer = { code: String(awsCode ?? error.code), message: awsMessage === undefined ? null : String(awsMessage) }
  return { verdict: awsCode === 'AccessDenied' ? whenDenied : 'unanswered', answer }
}
