import type { AwsContext } from '../context'
import type { HttpResponse } from '../http-message'
import type { RolePair } from '../sts/saml-attributes'
import { htmlPage } from './page'

/**
 * The page of somebody whose assertion names several roles: it sends the same assertion again, with the role as `roleIndex`, as the
 * page of AWS does.
 */
export function chooseRole(context: AwsContext, parameters: URLSearchParams, pairs: readonly RolePair[]): HttpResponse {
  const options = pairs.map(({ roleArn }) => ({ value: roleArn, label: labelOf(context, roleArn) }))
  const hidden = ['SAMLResponse', 'RelayState'].map((name) => ({ name, value: parameters.get(name) ?? '' }))
  return htmlPage({
    status: 200,
    title: 'Select a role',
    text: 'Your assertion names several roles. Sign in as one of them.',
    form: { hidden, choice: { name: 'roleIndex', legend: 'Role', options }, submit: 'Sign in' },
  })
}

function labelOf({ registry }: AwsContext, roleArn: string): string {
  const accountId = roleArn.split(':')[4] ?? ''
  return `${roleArn.slice(roleArn.indexOf('role/') + 5)} in ${registry.account(accountId)?.name ?? accountId}`
}
