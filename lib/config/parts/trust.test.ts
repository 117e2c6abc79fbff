import { describe, expect, it } from 'vitest'
import { configText, faultsOf, parsed } from '../parse-config.fixture'

const id = 'id: "111122223333"'
const account = (keys: string, aws = '{}') => configText({ accounts: `[{ ${id}, ${keys} }]`, aws })
const role = (keys: string, aws = '{}') => configText({ roles: `[{ name: Ops, ${keys} }]`, aws })
const environment = { USER_SECRET: 'wJalrXUtnFEMIexample' }
const user = `user: { accessKeyId: AKIAEXAMPLEUSER0001, secretAccessKey: "\${env:USER_SECRET}" }`
const hub = 'arn:aws:iam::999988887777:role/Hub'
const statement = (parts: string) => `policy: { Version: "2012-10-17", Statement: [{ ${parts} }] }`

describe('the trust of an account', () => {
  it('is all that the file says, with the secret out of sight', () => {
    const keys = `externalId: legacy-id, via: ["${hub}"], ${user}, sessionTags: false, sourceIdentity: false`
    const [found] = parsed(account(keys), { environment }).access.accounts
    expect(found?.trust).toMatchObject({
      externalId: 'legacy-id',
      via: [hub],
      user: { accessKeyId: 'AKIAEXAMPLEUSER0001', mfaSerial: null },
      sendsTags: false,
      sendsSourceIdentity: false,
    })
    expect(found?.trust.user?.secretAccessKey.reveal()).toBe(environment.USER_SECRET)
    expect(JSON.stringify(found)).not.toContain(environment.USER_SECRET)
  })

  it('goes over the roles of the AWS part, unless the account says otherwise', () => {
    const aws = `{ method: assume-role, assumeRole: { via: ["${hub}"] } }`
    const list = `[{ ${id} }, { id: "222233334444", via: [] }]`
    const { accounts } = parsed(configText({ accounts: list, aws })).access
    expect(accounts.map(({ trust }) => trust.via)).toEqual([[hub], []])
  })

  it.each([
    [
      'method: [saml, session-token]',
      'accounts[0].method: names session-token, which needs the IAM user of the account under user',
    ],
    [
      'user: { accessKeyId: AKIAEXAMPLEUSER0001, secretAccessKey: wJalrXUtnFEMI }',
      `accounts[0].user.secretAccessKey: must not be written in the file; refer to it by \${env:NAME} or \${file:/path}`,
    ],
    [
      `user: { accessKeyId: ASIAEXAMPLE, secretAccessKey: "\${env:USER_SECRET}" }`,
      'accounts[0].user.accessKeyId: must be the access key id of an IAM user, which begins with AKIA',
    ],
    ['externalId: "a b"', 'accounts[0].externalId: must be 2 to 1224 letters, digits and _ + = , . @ : / -'],
    [`via: [${Array(4).fill(`"${hub}"`).join()}]`, 'accounts[0].via: must name at most 3 roles'],
    [
      'via: ["arn:aws-cn:iam::999988887777:role/Hub"]',
      'accounts[0].via[0]: lies in another partition than the account 111122223333',
    ],
    ['sessionTags: "no"', 'accounts[0].sessionTags: must be true or false'],
  ])('is refused as %s', (keys, fault) => {
    expect(faultsOf(account(keys), { environment })).toEqual([fault])
  })
})

describe('the session policy of a role', () => {
  it('may be a mapping, its JSON, or ARNs', () => {
    const written = statement('Effect: Allow, Action: "s3:List*", Resource: "*"')
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:List*","Resource":"*"}]}'
    const policyOf = (keys: string) => parsed(role(keys)).access.roles[0]?.sessionPolicy
    expect(policyOf(written)).toEqual({ policy, policyArns: [] })
    expect(policyOf(`policy: '${policy}'`)).toEqual({ policy, policyArns: [] })
    const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    expect(policyOf(`policyArns: ["${arn}"]`)).toEqual({ policy: null, policyArns: [arn] })
  })

  it.each([
    [
      'method: federation-token',
      'roles[0].policy: is missing: a federated user without a session policy may do nothing; federation-token needs it, or policyArns',
    ],
    [
      `method: [saml, session-token], ${statement('Effect: Allow, Action: "s3:*", Resource: "*"')}`,
      'roles[0].policy: cannot be kept by session-token, which takes no session policy; give the role another method',
    ],
    [
      statement('Effect: Allow, Action: "*", Resource: "*"'),
      'roles[0].policy: allows everything, which narrows nothing',
    ],
    [
      statement('Effect: Allow, Action: [s3:Get, "*:*"], Resource: ["*"], Condition: {}'),
      'roles[0].policy: allows everything, which narrows nothing',
    ],
    [
      'policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]',
      'roles[0].policyArns[0]: allows everything, which narrows nothing',
    ],
    [
      statement('Action: "*"'),
      'roles[0].policy: must hold Statement, each with Effect, Action and Resource (or NotAction and NotResource)',
    ],
    ['policy: "{"', 'roles[0].policy: is no JSON object'],
    [
      statement(`Effect: Allow, Action: "${'s3:GetObject'.repeat(180)}", Resource: "*"`),
      'roles[0].policy: must be at most 2048 characters long as JSON',
    ],
    ['maxSession: 13h', 'roles[0].maxSession: must be at most 12h with the methods that are configured'],
    ['mfa: true', 'roles[0].mfa: needs aws.assumeRole.mfaSerial, the device whose code is asked for'],
  ])('is refused as %s', (keys, fault) => {
    expect(faultsOf(role(keys))).toEqual([fault])
  })
})
