import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { type BrokerStage, startBrokerStage } from '../fixture/broker'
import { accountId } from '../fixture/simulator'
import { stsOperations } from './operations'

const nobody = { accessKeyId: 'AKIAEXAMPLENOBODY001', secretAccessKey: 'nobodyEXAMPLE' }
const roleArn = `arn:aws:iam::${accountId}:role/None`
const providerArn = `arn:aws:iam::${accountId}:saml-provider/none`
const denied = 'AccessDenied'

/** Command line of each operation, and the code of its refusal. */
const refusals: Readonly<Record<string, { readonly args: readonly string[]; readonly code: string }>> = {
  AssumeRole: { args: ['assume-role', '--role-arn', roleArn, '--role-session-name', 'ana'], code: denied },
  AssumeRoleWithSAML: {
    args: ['assume-role-with-saml', '--role-arn', roleArn, '--principal-arn', providerArn, '--saml-assertion', 'AAAA'],
    code: 'InvalidIdentityToken',
  },
  AssumeRoleWithWebIdentity: {
    args: [
      ...['assume-role-with-web-identity', '--role-arn', roleArn, '--role-session-name', 'ana'],
      ...['--web-identity-token', 'a.b.c'],
    ],
    code: 'InvalidIdentityToken',
  },
  DecodeAuthorizationMessage: { args: ['decode-authorization-message', '--encoded-message', 'x'], code: denied },
  GetAccessKeyInfo: { args: ['get-access-key-info', '--access-key-id', nobody.accessKeyId], code: denied },
  GetCallerIdentity: { args: ['get-caller-identity'], code: 'InvalidClientTokenId' },
  GetFederationToken: { args: ['get-federation-token', '--name', 'ana'], code: denied },
  GetSessionToken: {
    args: ['get-session-token', '--serial-number', 'arn:aws:iam::111122223333:mfa/none', '--token-code', '123456'],
    code: denied,
  },
}

describe('the real CLI', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
  })
  afterAll(() => stage.simulator.close())

  it('is tried with every operation of STS that there is', () => {
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(stsOperations).sort())
  })

  it.each(Object.entries(refusals))('reads a refusal of %s', async (operation, { args, code }) => {
    const user = operation === 'GetCallerIdentity' ? nobody : stage.user(`weak-${operation}`)
    const run = await awsCli({ url: stage.simulator.url, credentials: user }, ['sts', ...args])
    if (run) expect(run.stderr).toContain(`An error occurred (${code}) when calling the ${operation} operation`)
  })
})
