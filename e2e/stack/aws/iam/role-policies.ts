import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import type { AwsContext } from '../context'
import type { AwsRole } from '../entities'
import { conditionContext } from '../policy/condition-context'
import { parsePolicyText } from '../policy/document'
import { decide } from '../policy/permission'
import type { Caller } from '../principal'
import { rolePolicy } from '../role-policy'
import { type TextConstraint, textFaults, throwFaults } from '../sts/constraints'
import type { XmlElements } from '../xml'

/** A call of IAM by somebody who may call it at all. */
export interface IamCall {
  readonly context: AwsContext
  readonly caller: Caller
  readonly parameters: URLSearchParams
}

const namePattern = String.raw`[\w+=,.@-]+`
const policyPattern = String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`

/** The role is of the caller's own account. Writes a policy under its name, over one that was there. Source: IAM API Reference, PutRolePolicy. */
export function putRolePolicy(call: IamCall): null {
  const text = call.parameters.get('PolicyDocument')
  const { role, policyName } = readTarget(call, 'iam:PutRolePolicy', [
    { member: 'policyDocument', value: text, isRequired: true, min: 1, max: 131_072, pattern: policyPattern },
  ])
  const document = parsePolicyText(text ?? '')
  call.context.registry.setRolePolicy({ role, policyName, policy: { document, text: text ?? '' } })
  return null
}

/** The document is percent-encoded (RFC 3986). Source: IAM API Reference, GetRolePolicy. */
export function getRolePolicy(call: IamCall): XmlElements {
  const { role, policyName } = readTarget(call, 'iam:GetRolePolicy')
  const PolicyDocument = encodeURIComponent(rolePolicy(role, policyName).text)
  return { RoleName: role.name, PolicyName: policyName, PolicyDocument }
}

/** Source: IAM API Reference, DeleteRolePolicy. */
export function deleteRolePolicy(call: IamCall): null {
  const { role, policyName } = readTarget(call, 'iam:DeleteRolePolicy')
  call.context.registry.setRolePolicy({ role, policyName, policy: null })
  return null
}

/** Whether the caller may is judged before whether there is such a role: who may not learns nothing. */
function readTarget(
  { context, caller, parameters }: IamCall,
  action: string,
  own: readonly TextConstraint[] = [],
): { readonly role: AwsRole; readonly policyName: string } {
  const [roleName, policyName] = [parameters.get('RoleName'), parameters.get('PolicyName')]
  const name = { isRequired: true, min: 1, pattern: namePattern }
  throwFaults([
    ...textFaults({ member: 'roleName', value: roleName, max: 64, ...name }),
    ...textFaults({ member: 'policyName', value: policyName, max: 128, ...name }),
    ...own.flatMap(textFaults),
  ])
  const role = context.registry.roleNamed(caller.accountId, roleName ?? '')
  const resource = role?.arn ?? `arn:${partitionOf(context, caller)}:iam::${caller.accountId}:role/${roleName}`
  const keys = conditionContext(callerKeys(caller, context.now()))
  const decision = decide(permissionsOf(context.registry, caller), { action, resource, context: keys })
  if (!decision.isAllowed) {
    const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: role ${roleName} ${decision.reason}`
    throw new AwsFault('AccessDenied', 403, message)
  }
  if (!role) throw new AwsFault('NoSuchEntity', 404, `The role with name ${roleName} cannot be found.`)
  return { role, policyName: policyName ?? '' }
}

function partitionOf(context: AwsContext, caller: Caller): string {
  return context.registry.account(caller.accountId)?.partition ?? 'aws'
}
