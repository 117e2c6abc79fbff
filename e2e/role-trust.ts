import { awsOrigin, expect, portalOrigin } from './fixtures'

/** What the owner of the account does in IAM. */
export async function registerTrust(accountId: string, name: string, trustPolicy: object): Promise<void> {
  const response = await fetch(`${awsOrigin()}/_aws/iam/role/trust-policy`, {
    method: 'PUT',
    body: JSON.stringify({ accountId, name, trustPolicy }),
  })
  expect(response.status, await response.text()).toBe(201)
}

/** Trusts the portal's provider, for a person that nobody is, and no source identity. */
export function strangersOnly(accountId: string): object {
  const issuer = portalOrigin().replace('http://', '')
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:sub`]: 'user:nobody:0' } },
  }
  return { Version: '2012-10-17', Statement: [statement] }
}
