import { vi } from 'vitest'
import type { AccountTrustConfig, AwsConfig } from '../config/config'
import type { Entitlement } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import { secret } from '../domain/secret'
import { makeAwsConfig, makeIssueRequest, makeTrusts } from './issue.fixture'
import type { IssueRequest } from './method'
import { brokerKeys, entitlementBy, mfaCode, userConfig, userKeys } from './method.profile.fixture'
import { createMethods } from './methods'
import { createSts } from './sts'
import { type StsFixture, startSts } from './sts.fixture'

const unused = () => Promise.reject(new Error('signed calls only'))
const noRing = { current: unused, published: unused }

/** An STS that knows the broker's and the user's keys, and methods that ask it. */
export async function startSignedSts() {
  vi.stubEnv('AWS_ACCESS_KEY_ID', brokerKeys.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', brokerKeys.secretAccessKey)
  const now = () => new Date()
  const sts: StsFixture = await startSts({
    issuer: '',
    audience: '',
    jwks: unused,
    samlProviders: [],
    callers: [brokerKeys, userKeys],
    externalId: makeTrusts().externalId,
    now,
  })
  /** Issues by one method; what a test is about is changed. */
  async function issue(kind: FederationKind, changes: IssueChanges = {}) {
    const aws = makeAwsConfig(sts.endpoint, changes.aws)
    const trusts = makeTrusts({ user: userConfig(), ...changes.trust })
    const keys = { issuer: noRing, samlIdp: noRing }
    const method = createMethods({ aws, trusts, keys, sts: createSts(aws.sts, { now }), now }).get(kind)
    if (!method) throw new Error(`no method ${kind}`)
    const entitlement = entitlementBy(kind, changes.entitlement)
    return method.issue(makeIssueRequest({ entitlement, mfaCode: secret(mfaCode), ...changes.request }))
  }
  return {
    sts,
    issue,
    stop: () => {
      vi.unstubAllEnvs()
      return sts.stop()
    },
  }
}

interface IssueChanges {
  readonly aws?: Partial<AwsConfig>
  readonly trust?: Partial<AccountTrustConfig>
  readonly entitlement?: Partial<Entitlement>
  readonly request?: Partial<IssueRequest>
}
