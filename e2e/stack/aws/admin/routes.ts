import { z } from 'zod'
import { AwsFault } from '../aws-fault'
import type { AwsContext } from '../context'
import { fault } from './fault-order'
import { oidcProvider, policy, regions, role, rootKey, samlProvider, trustPolicy, user } from './registrations'

/** What a call of the set-up API answers, as JSON. */
export interface AdminAnswer {
  readonly status: number
  readonly body: unknown
}

interface AdminCall {
  readonly context: AwsContext
  readonly query: URLSearchParams
  /** The parsed body; undefined when there is none. */
  readonly body: unknown
}

type AdminRoute = (call: AdminCall) => AdminAnswer

const created = (body: unknown): AdminAnswer => ({ status: 201, body })
const done: AdminAnswer = { status: 200, body: {} }

/**
 * What the stack's own set-up and its tests may do to a running simulator, by method and path: the IAM calls an administrator would
 * make, the faults to come, the code an authenticator app would show, and what AWS saw.
 */
export const adminRoutes: Readonly<Record<string, AdminRoute>> = {
  'GET /_aws/events': ({ context }) => ({ status: 200, body: { events: context.trail.list() } }),
  'POST /_aws/iam/oidc-provider': ({ context, body }) =>
    created({ arn: context.registry.registerOidcProvider(oidcProvider.parse(body)).arn }),
  'POST /_aws/iam/saml-provider': ({ context, body }) => {
    const { arn, idpId } = context.registry.registerSamlProvider(samlProvider.parse(body))
    return created({ arn, idpId })
  },
  'PUT /_aws/iam/saml-provider': ({ context, body }) =>
    created({ arn: context.registry.updateSamlProvider(samlProvider.parse(body)).arn }),
  'POST /_aws/iam/role': ({ context, body }) => created({ arn: context.registry.registerRole(role.parse(body)).arn }),
  'PUT /_aws/iam/role/trust-policy': ({ context, body }) =>
    created({ arn: context.registry.updateTrustPolicy(trustPolicy.parse(body)).arn }),
  'POST /_aws/iam/policy': ({ context, body }) =>
    created({ arn: context.registry.registerPolicy(policy.parse(body)).arn }),
  'POST /_aws/iam/user': ({ context, body }) => {
    const { arn, accessKeyId, secretAccessKey, mfaDevices } = context.registry.registerUser(user.parse(body))
    return created({ arn, accessKeyId, secretAccessKey, mfaDevices })
  },
  'POST /_aws/iam/root-key': ({ context, body }) =>
    created({ arn: context.registry.registerRootKey(rootKey.parse(body)).arn }),
  'GET /_aws/iam/mfa-code': ({ context, query }) => showMfaCode(context, query),
  'PUT /_aws/account/regions': ({ context, body }) => {
    const { accountId, ...state } = regions.parse(body)
    context.registry.setRegions(accountId, state)
    return done
  },
  'GET /_aws/faults': ({ context }) => ({ status: 200, body: { faults: context.faults.list() } }),
  'POST /_aws/faults': ({ context, body }) => {
    context.faults.add(fault.parse(body))
    return created({})
  },
  'DELETE /_aws/faults': ({ context }) => {
    context.faults.clear()
    return done
  },
}

/** What an authenticator app shows for a user: a code that was not used yet. */
function showMfaCode(context: AwsContext, query: URLSearchParams): AdminAnswer {
  const arn = z.string().parse(query.get('userArn'))
  const [device] = context.registry.user(arn)?.mfaDevices ?? []
  if (!device) throw new AwsFault('NoSuchEntity', 404, `${arn} has no MFA device.`)
  const code = context.mfa.unusedCode(device, context.now())
  return { status: 200, body: { serialNumber: device.serialNumber, code } }
}
