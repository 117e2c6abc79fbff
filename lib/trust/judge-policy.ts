import type { AccountConfig, RoleConfig } from '../config/config'
import { formatRoleArn } from '../domain/arn'
import { permissionFindings } from './permission-findings'
import { type TrustMethod, trustMethods } from './plan'
import { planTrust } from './plan-trust'
import { joinPrincipals, type PolicyStatement } from './policy-document'
import type { PolicyFinding } from './policy-finding'
import { type PolicyOwner, type ReadPolicy, readPolicy } from './policy-reading'
import { methodsOfRole } from './role-methods'
import { missingAdmissions } from './trust-admission'
import { expectTrust } from './trust-expectation'
import type { TrustRequest } from './trust-request'
import { trustWeaknesses } from './trust-weakness'

/** What is wrong with a policy, or why it cannot be judged. */
export type PolicyJudgement =
  | {
      readonly ok: true
      /** What the policy is. */
      readonly kind: ReadPolicy['kind']
      /** The role of brevet.yaml that it was judged for; null: any role of the account. */
      readonly roleName: string | null
      readonly findings: readonly PolicyFinding[]
      /** What it could not be compared with, as sentences. */
      readonly unknown: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Judges a policy of IAM, as its command line prints it: a trust policy by whom it admits besides Brevet and whether it admits Brevet,
 * a permission policy of Brevet's own identity by what it allows beyond Brevet's work.
 */
export function judgePolicy(text: string, request: TrustRequest): PolicyJudgement {
  const account = request.config.access.accounts.find(({ id }) => id === request.accountId)
  if (!account) return { ok: false, faults: [`brevet.yaml has no account ${request.accountId}`] }
  const read = readPolicy(text)
  if (!read.ok) return { ok: false, faults: [`this is no policy of IAM: ${read.fault}`] }
  return read.policy.kind === 'trust'
    ? judgeTrust(read.policy, { account, request })
    : judgePermission(read.policy, request)
}

interface Judged {
  readonly account: AccountConfig
  readonly request: TrustRequest
}

function judgeTrust({ statements, owner }: ReadPolicy, { account, request }: Judged): PolicyJudgement {
  const { roles } = request.config.access
  const name = request.roleNames?.[0] ?? owner.name
  const role = roles.find((candidate) => candidate.name === name) ?? null
  if (name !== null && role === null) return { ok: false, faults: [`brevet.yaml has no role ${name}`] }
  const methods = request.method === null ? methodsFor(role, { account, request }) : [request.method]
  const roleNames = role ? [role.name] : standIn(roles, { account, methods })
  const expectation = expectTrust({ ...request, roleNames }, methods)
  return {
    ok: true,
    kind: 'trust',
    roleName: role?.name ?? null,
    findings: [
      ...statements.flatMap((statement) => trustWeaknesses(statement, expectation)),
      ...joinFindings(expectation.doors.flatMap((door) => missingAdmissions(statements, door))),
      ...(role ? ownerFindings(owner, { role, request }) : []),
    ],
    unknown: expectation.unknown,
  }
}

function methodsFor(role: RoleConfig | null, { account, request }: Judged): readonly TrustMethod[] {
  if (role) return methodsOfRole(role, account, request)
  return trustMethods.filter((method) => account.methods.includes(method))
}

/** Trust policies of one account differ by method alone, so that any role of the methods shows what is expected. */
function standIn(
  roles: readonly RoleConfig[],
  { account, methods }: { readonly account: AccountConfig; readonly methods: readonly TrustMethod[] },
): readonly string[] {
  const fitting = roles.find((role) => methods.every((method) => (role.methods ?? account.methods).includes(method)))
  return [fitting ?? roles[0]].flatMap((role) => role?.name ?? [])
}

/** Who marks sessions is said once for all methods, so what several lack alike is one finding. */
function joinFindings(findings: readonly PolicyFinding[]): readonly PolicyFinding[] {
  const byText = new Map<string, PolicyFinding>()
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.text} ${finding.statement?.number}`
    const known = byText.get(key)
    byText.set(key, known ? { ...known, fix: joinFixes(known.fix, finding.fix) } : finding)
  }
  return [...byText.values()]
}

function joinFixes(one: PolicyStatement | null, other: PolicyStatement | null): PolicyStatement | null {
  if (!one?.Principal || !other?.Principal) return one
  return { ...one, Principal: joinPrincipals([one.Principal, other.Principal]) }
}

interface Owned {
  readonly role: RoleConfig
  readonly request: TrustRequest
}

/** What `aws iam get-role` says besides the policy. */
function ownerFindings({ arn, maxSessionSeconds }: PolicyOwner, { role, request }: Owned): readonly PolicyFinding[] {
  const { accountId, config } = request
  const partition = config.access.accounts.find(({ id }) => id === accountId)?.partition ?? 'aws'
  const expected = formatRoleArn({ partition, accountId, path: role.path, name: role.name })
  const elsewhere = arn !== null && arn !== expected
  const wanted = Math.min(role.maxSessionSeconds, 43_200)
  const isShort = maxSessionSeconds !== null && maxSessionSeconds < wanted
  return [
    ...(elsewhere ? [whole('role-elsewhere', `Brevet assumes ${expected}, and this is ${arn}.`)] : []),
    ...(isShort
      ? [
          whole(
            'session-too-short',
            `MaxSessionDuration is ${maxSessionSeconds} seconds, and brevet.yaml offers ${wanted}: AWS refuses longer sessions.`,
          ),
        ]
      : []),
  ]
}

function whole(rule: PolicyFinding['rule'], text: string): PolicyFinding {
  return { rule, text, statement: null, fix: null }
}

function judgePermission({ statements, owner }: ReadPolicy, request: TrustRequest): PolicyJudgement {
  const planned = planTrust({ ...request, method: 'assume-role' })
  if (!planned.ok) return planned
  const { callers } = planned.plan
  const caller = callers.find(({ principal }) => principal.name === owner.name) ?? callers[0]
  if (!caller)
    return {
      ok: false,
      faults: ['there is no identity of Brevet to compare with: aws.assumeRole.principal in brevet.yaml'],
    }
  return {
    ok: true,
    kind: 'permission',
    roleName: null,
    findings: permissionFindings(statements, caller),
    unknown: [],
  }
}
