import { expect } from 'vitest'
import type { Simulator } from '../aws/fixture/simulator'

/** What the JSON of `npm run trust` holds, as far as an administrator carries it to AWS. */
interface PlannedTrust {
  readonly account: { readonly id: string; readonly partition: string }
  readonly providers: readonly PlannedProvider[]
  readonly roles: readonly PlannedRole[]
  readonly callers: readonly PlannedCaller[]
}

type PlannedProvider =
  | { readonly kind: 'oidc'; readonly arn: string; readonly url: string; readonly clientIdList: readonly string[] }
  | { readonly kind: 'saml'; readonly arn: string; readonly name: string; readonly samlMetadataDocument: string }

interface PlannedRole {
  readonly arn: string
  readonly roleName: string
  readonly path: string
  readonly maxSessionDuration: number
  readonly assumeRolePolicyDocument: { readonly Statement: readonly object[] }
}

interface PlannedCaller {
  readonly arn: string
  readonly policyDocument: object
  readonly assumeRolePolicyDocument: object | null
}

export interface LongTermKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Does what administrators do with the JSON of `npm run trust`: in the account, and in those of whoever assumes its roles. */
export async function register(simulator: Simulator, json: string, key?: LongTermKey): Promise<PlannedTrust> {
  const plan: PlannedTrust = JSON.parse(json)
  const { account, providers, roles, callers } = plan
  const post = (path: string, body: object) => postTo(simulator, path, body)
  for (const caller of callers) await registerCaller(caller, { post, key })
  for (const provider of providers) {
    const [path, body] =
      provider.kind === 'oidc'
        ? ['oidc-provider', { url: provider.url, clientIds: provider.clientIdList }]
        : ['saml-provider', { name: provider.name, metadata: provider.samlMetadataDocument }]
    expect(await post(path, { accountId: account.id, ...body })).toBe(provider.arn)
  }
  for (const { arn, roleName, path, maxSessionDuration, assumeRolePolicyDocument } of roles) {
    const role = { path, name: roleName, maxSessionDuration, trustPolicy: assumeRolePolicyDocument }
    expect(await post('role', { accountId: account.id, partition: account.partition, ...role })).toBe(arn)
  }
  return plan
}

async function postTo(simulator: Simulator, path: string, body: object): Promise<string> {
  const answer = await fetch(`${simulator.url}/_aws/iam/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return (await answer.json()).arn
}

interface CallerPlace {
  readonly post: (path: string, body: object) => Promise<string>
  readonly key: LongTermKey | undefined
}

/** A user gets the key; a role is assumed by the one before it. */
async function registerCaller(caller: PlannedCaller, { post, key }: CallerPlace): Promise<void> {
  const [, accountId, kind, path, name] =
    /^arn:aws:iam::(\d{12}):(user|role)(\/(?:.*\/)?)([^/]+)$/.exec(caller.arn) ?? []
  const common = { accountId, path, name, permissionPolicies: [caller.policyDocument] }
  const arn =
    kind === 'user'
      ? await post('user', { ...common, accessKeyId: key?.accessKeyId, secretAccessKey: key?.secretAccessKey })
      : await post('role', { ...common, partition: 'aws', trustPolicy: caller.assumeRolePolicyDocument })
  expect(arn).toBe(caller.arn)
}
