import type { Config } from '../config/config'
import { formatRoleArn } from '../domain/arn'
import { isBrevetError } from '../domain/errors'
import { parseIamPrincipal, principalOfCaller } from '../domain/iam-principal'
import { createSts } from '../federation/sts'
import { planTrust } from '../trust/plan-trust'
import type { PolicyStatement } from '../trust/policy-document'
import type { TrustRequest } from '../trust/trust-request'
import { type ProbePlan, type ProbeVerdict, probeRoles, type RoleProbe } from './trust-probe'
import { jsonLines } from './trust-report'

interface CheckFacts {
  readonly config: Config
  readonly request: TrustRequest
  readonly obstacles: readonly string[]
}

/** A role and how it answered; `skipped`: it wants a second factor, which this check does not have. */
interface RoleCheck extends Omit<RoleProbe, 'verdict'> {
  readonly verdict: ProbeVerdict | 'skipped'
  readonly text: string
  /** The statement to have instead; null where none is wanted, or it cannot be written. */
  readonly fix: PolicyStatement | null
}

/** Calls every role that `assume-role` reaches, as the portal does; gives the exit code. */
export async function checkRoles(facts: CheckFacts, isJson: boolean): Promise<number> {
  const plan = planProbe(facts)
  if (!plan.ok) return fail(plan.faults)
  const sts = createSts(facts.config.aws.sts, { now: () => new Date() })
  try {
    const partition = facts.config.access.accounts.find(({ id }) => id === facts.request.accountId)?.partition ?? null
    const { arn } = await sts.getCallerIdentity({ signer: 'own', partition })
    const stranger = strangerFault(arn, facts.request.principalArn)
    if (stranger !== null) return fail([stranger])
    const checks = [...(await probeRoles(sts, plan.probe)).map((probe) => describeProbe(probe, facts)), ...plan.skipped]
    report(checks, { identity: arn, account: facts.request.accountId, isJson })
    return checks.every(({ verdict }) => verdict === 'guarded' || verdict === 'skipped') ? 0 : 1
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return fail([`AWS cannot be asked who Brevet is: ${error.message}`])
  }
}

type PlannedProbe =
  | { readonly ok: true; readonly probe: ProbePlan; readonly skipped: readonly RoleCheck[] }
  | { readonly ok: false; readonly faults: readonly string[] }

function planProbe({ config, request, obstacles }: CheckFacts): PlannedProbe {
  const account = config.access.accounts.find(({ id }) => id === request.accountId)
  if (!account) return { ok: false, faults: [`brevet.yaml has no account ${request.accountId}`] }
  const { id, partition, trust } = account
  const reached = config.access.roles.filter(({ name, methods }) => {
    const isChosen = request.roleNames === null || request.roleNames.includes(name)
    return (
      isChosen &&
      (request.method ?? 'assume-role') === 'assume-role' &&
      (methods ?? account.methods).includes('assume-role')
    )
  })
  if (reached.length === 0) return { ok: false, faults: [nothingToCall(id)] }
  const unknown = [id, ...trust.via.map((arn) => parseIamPrincipal(arn)?.accountId ?? '')].filter(
    (one) => request.externalId(one) === null,
  )
  if (unknown.length > 0) {
    return {
      ok: false,
      faults: [`the ExternalId that Brevet sends to ${unknown.join(', ')} is not known`, ...obstacles],
    }
  }
  const arnOf = ({ path, name }: (typeof reached)[number]) => formatRoleArn({ partition, accountId: id, path, name })
  return {
    ok: true,
    probe: {
      via: trust.via,
      roleArns: reached.filter(({ mfa }) => !mfa).map(arnOf),
      externalId: (accountId) => request.externalId(accountId) ?? '',
      tagKeys: trust.sendsTags ? Object.keys(config.aws.sessionTags) : [],
      transitiveTags: config.aws.transitiveTags,
      sendsSourceIdentity: trust.sendsSourceIdentity,
      withinSeconds: config.aws.sts.deadlineSeconds,
    },
    skipped: reached.filter(({ mfa }) => mfa).map((role) => skipped(arnOf(role))),
  }
}

function nothingToCall(account: string): string {
  return (
    `no role of ${account} is reached by assume-role, so there is nothing to call: who else may assume a role stands in its trust ` +
    'policy, which --policy FILE judges'
  )
}

/** The portal's answer depends on who asks: another identity's says nothing about it. */
function strangerFault(callerArn: string, principalArn: string | null): string | null {
  const [caller, own] = [parseIamPrincipal(principalOfCaller(callerArn)), parseIamPrincipal(principalArn ?? '')]
  const isSame = caller?.accountId === own?.accountId && caller?.kind === own?.kind && caller?.name === own?.name
  if (own === null || isSame) return null
  return `these are the AWS credentials of ${callerArn}, and Brevet is ${own.arn}: run this where the portal runs`
}

const texts: Readonly<Record<ProbeVerdict, string>> = {
  guarded: 'assumed with the ExternalId, refused without',
  open: 'assumed WITHOUT the ExternalId: whoever makes Brevet call for another account gets in',
  refused: 'refused with the ExternalId, so that Brevet hands out no keys of it',
  unanswered: 'AWS gave no answer to go by',
}

function describeProbe(probe: RoleProbe, { request }: CheckFacts): RoleCheck {
  const { verdict, answer, roleArn } = probe
  const words = answer === null ? '' : `: ${answer.code}${answer.message === null ? '' : `, ${answer.message}`}`
  const fix = verdict === 'open' || verdict === 'refused' ? plannedStatement(roleArn, request) : null
  return { ...probe, text: `${texts[verdict]}${words}`, fix }
}

function plannedStatement(roleArn: string, request: TrustRequest): PolicyStatement | null {
  const planned = planTrust({ ...request, method: 'assume-role' })
  if (!planned.ok) return null
  const { roles, callers } = planned.plan
  const policy =
    roles.find(({ arn }) => arn === roleArn)?.trustPolicy ??
    callers.find(({ principal }) => principal.arn === roleArn)?.trustPolicy
  return policy?.Statement[0] ?? null
}

function skipped(roleArn: string): RoleCheck {
  const text = 'not called: it wants a second factor; judge its trust policy with --policy FILE'
  return { roleArn, verdict: 'skipped', answer: null, text, fix: null }
}

interface Heading {
  readonly account: string
  readonly identity: string
  readonly isJson: boolean
}

function report(checks: readonly RoleCheck[], { account, identity, isJson }: Heading): void {
  const lines = checks.flatMap(({ roleArn, text, fix }) => [
    `${roleArn}: ${text}`,
    ...(fix === null ? [] : ['  as its trust policy should be:', ...jsonLines(fix)]),
  ])
  const people = [`Called as ${identity}.`, ...lines].join('\n')
  console.log(isJson ? JSON.stringify({ account, identity, checks }, null, 2) : people)
}

function fail(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault)
  return 1
}
