import { parseRoleArn, type RoleArn } from '../domain/arn'
import type { TemporaryCredentials } from '../domain/credentials'
import { BrevetError, isBrevetError } from '../domain/errors'
import { federationTraits } from '../domain/federation-kind'
import { type Assumption, confirmRole, describeAssumption, exchange } from './assumption'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'
import { mfaProof } from './mfa'
import type { AssumeRoleRequest, MfaProof, Signer } from './sts-port'

/** Roles on the way are used once, at once. */
const passingSeconds = 900

/**
 * Brevet's own AWS identity assumes the role by AssumeRole, over the roles of `via` if there are any. Every call carries the
 * ExternalId of the role's account; all calls together have one deadline. Source: IAM User Guide, "Role chaining" and "Access to AWS accounts owned by third parties".
 */
export function createAssumeRole({ aws, trusts, sts }: MethodDependencies): FederationMethod {
  return {
    kind: 'assume-role',
    ...federationTraits['assume-role'],
    async issue(request) {
      const assumption = describeAssumption(request, { aws, trusts })
      const { account, needsMfaCode } = request.entitlement
      const mfa = needsMfaCode ? mfaProof(aws.assumeRole.mfaSerial, request.mfaCode) : null
      const steps = planSteps(assumption, { via: trusts.of(account.id).via, mfa })
      const endsAt = performance.now() + aws.sts.deadlineSeconds * 1000
      return exchange(assumption, async () => {
        let signer: Signer = 'own'
        for (const step of steps.passing) signer = withoutTrace(await take(step, signer))
        return take(steps.last, signer)
      })
      async function take({ role, ...step }: Step, signer: Signer): Promise<TemporaryCredentials> {
        const common = { signer, roleSessionName: assumption.sessionName, sourceIdentity: assumption.sourceIdentity }
        const withinSeconds = (endsAt - performance.now()) / 1000
        const call = { ...step, ...common, externalId: trusts.externalId(role.accountId), withinSeconds }
        return confirmRole(await sts.assumeRole(call).catch(named(step.roleArn, assumption)), role, assumption)
      }
    },
  }
}

/** One AssumeRole of a chain. */
type Step = Omit<
  AssumeRoleRequest,
  'signer' | 'roleSessionName' | 'sourceIdentity' | 'externalId' | 'withinSeconds'
> & {
  readonly role: RoleArn
}

interface Route {
  readonly via: readonly string[]
  readonly mfa: MfaProof | null
}

/**
 * Transitive tags go with the first step and are inherited: AWS refuses to be given one again. All others go with the last.
 * The code goes with the first, which alone is signed by the user whose device it is.
 */
function planSteps(assumption: Assumption, { via, mfa }: Route) {
  const { role, roleArn, session, transitiveTagKeys, sessionPolicy, durationSeconds } = assumption
  const inherited = session.tags.filter(({ key }) => transitiveTagKeys.includes(key))
  const others = session.tags.filter(({ key }) => !transitiveTagKeys.includes(key))
  const marks = { tags: inherited, transitiveTagKeys, mfa }
  const nothing = { tags: [], transitiveTagKeys: [], mfa: null }
  const passing = via.map((arn, index): Step => {
    const step = { roleArn: arn, role: parseVia(arn), sessionPolicy: null, durationSeconds: passingSeconds }
    return { ...step, ...(index === 0 ? marks : nothing) }
  })
  const direct = passing.length === 0 ? { ...marks, tags: session.tags } : { ...nothing, tags: others }
  const last: Step = { roleArn, role, sessionPolicy, durationSeconds, ...direct }
  return { passing, last }
}

function parseVia(arn: string): RoleArn {
  const role = parseRoleArn(arn)
  if (!role) throw new BrevetError('internal', { reason: 'via' })
  return role
}

function withoutTrace({ accessKeyId, secretAccessKey, sessionToken }: TemporaryCredentials): Signer {
  return { accessKeyId, secretAccessKey, sessionToken }
}

/** A refusal on the way names the role that refused; it is not the one that the person asked for. */
function named(roleArn: string, assumption: Assumption) {
  return (error: unknown): never => {
    if (!isBrevetError(error) || roleArn === assumption.roleArn) throw error
    throw new BrevetError(error.code, { ...error.details, via: roleArn }, { cause: error })
  }
}
