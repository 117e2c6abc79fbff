import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, assumeActions, type BrokerStage, startBrokerStage } from '../fixture/broker'
import { sendS3 } from '../fixture/s3-client'
import { signedForm } from '../fixture/signed-form'
import { type Credentials, otherAccountId } from '../fixture/simulator'

const bucket = 'role-policies-test'
const writing = ['iam:PutRolePolicy', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy']
const deny = (Condition: object) => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Older', Effect: 'Deny', Action: '*', Resource: '*', Condition }],
})
const older = { DateLessThan: { 'aws:TokenIssueTime': '2099-01-01T00:00:00Z' } }

/** PutRolePolicy, GetRolePolicy and DeleteRolePolicy, by the rules of the IAM API Reference. */
describe('the inline policies of a role', () => {
  let stage: BrokerStage
  let writer: Credentials
  beforeAll(async () => {
    stage = await startBrokerStage()
    stage.simulator.registry.registerBucket({ name: bucket, accountId: otherAccountId, region: 'eu-west-1' })
    writer = await stage.keysOf(stage.role('Writer', { permissionPolicies: [allow(writing)] }))
  })
  afterAll(() => stage.simulator.close())

  const call = async (form: Readonly<Record<string, string>>, keys = writer, region = 'us-east-1') => {
    const signed = { service: 'iam', region, form: { Version: '2010-05-08', ...form } }
    const response = await signedForm(stage.simulator.url, keys, signed)
    const text = await response.text()
    return { status: response.status, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? null, text }
  }
  const named = (RoleName: string, PolicyName = 'Deny') => ({ RoleName, PolicyName })
  const put = (RoleName: string, document: unknown, keys?: Credentials, region?: string) =>
    call({ Action: 'PutRolePolicy', ...named(RoleName), PolicyDocument: JSON.stringify(document) }, keys, region)
  const role = (name: string) => stage.role(name, { permissionPolicies: [allow(['s3:*', ...assumeActions])] })
  const list = async (keys: Credentials) =>
    (await sendS3(stage.simulator.url, keys, { path: `/${bucket}`, query: { 'list-type': '2' } })).status

  it('PutRolePolicy: counts for sessions that run, and its deletion as well; GetCallerIdentity cannot be denied', async () => {
    const keys = await stage.keysOf(role('Cut'))
    expect(await list(keys)).toBe(200)
    expect((await put('Cut', deny(older))).status).toBe(200)
    expect(await list(keys)).toBe(403)
    expect((await stage.simulator.sts(keys).send(new GetCallerIdentityCommand({}))).Account).toBe(otherAccountId)
    expect((await call({ Action: 'DeleteRolePolicy', ...named('Cut') })).status).toBe(200)
    expect(await list(keys)).toBe(200)
  })

  it('PutRolePolicy: narrowed by aws:SourceIdentity or aws:userid, leaves the other sessions of the role alone', async () => {
    const arn = role('Narrow')
    const keysOf = (who: string) => stage.keysOf(arn, { RoleSessionName: who, SourceIdentity: who })
    const [ana, ben] = [await keysOf('ana'), await keysOf('ben')]
    for (const narrowed of [
      { StringEquals: { 'aws:SourceIdentity': ['ana'] } },
      { StringLike: { 'aws:userid': ['*:ana'] } },
    ]) {
      await put('Narrow', deny({ ...older, ...narrowed }))
      expect([await list(ana), await list(ben)]).toEqual([403, 200])
    }
  })

  it('PutRolePolicy: replaces the policy of that name, and no other', async () => {
    role('Twice')
    await put('Twice', deny(older))
    await call({ Action: 'PutRolePolicy', ...named('Twice', 'Other'), PolicyDocument: JSON.stringify(deny(older)) })
    await put('Twice', deny({ Bool: { 'aws:SecureTransport': 'false' } }))
    expect((await call({ Action: 'GetRolePolicy', ...named('Twice') })).text).toContain('SecureTransport')
    expect((await call({ Action: 'GetRolePolicy', ...named('Twice', 'Other') })).text).toContain('TokenIssueTime')
  })

  it('GetRolePolicy: gives the document percent-encoded, as it was written', async () => {
    role('Read')
    await put('Read', deny(older))
    const { text } = await call({ Action: 'GetRolePolicy', ...named('Read') })
    const encoded = /<PolicyDocument>(.*)<\/PolicyDocument>/.exec(text)?.[1] ?? ''
    expect(encoded).not.toMatch(/[{"]/)
    expect(JSON.parse(decodeURIComponent(encoded))).toEqual(deny(older))
  })

  it('AccessDenied: the caller’s own policies must allow it, before it is told whether the role exists', async () => {
    const arn = role('Guarded')
    const keys = await stage.keysOf(stage.role('Narrow2', { permissionPolicies: [allow(writing, arn)] }))
    expect((await put('Guarded', deny(older), keys)).status).toBe(200)
    expect(await put('Writer', deny(older), keys)).toMatchObject({ status: 403, code: 'AccessDenied' })
    expect(await put('Nobody', deny(older), keys)).toMatchObject({ status: 403, code: 'AccessDenied' })
  })

  it('AccessDenied: a session policy narrows what the writing role may do', async () => {
    const [arn] = [role('Meant'), role('NotMeant')]
    const Policy = JSON.stringify(allow(writing, arn))
    const keys = await stage.keysOf(stage.role('Writer2', { permissionPolicies: [allow(writing)] }), { Policy })
    expect((await put('Meant', deny(older), keys)).status).toBe(200)
    expect((await put('NotMeant', deny(older), keys)).code).toBe('AccessDenied')
  })

  it('a role of another account cannot be named', async () => {
    const writes = stage.user('writes', [allow(writing)])
    role('Elsewhere')
    expect(await put('Elsewhere', deny(older), writes)).toMatchObject({ status: 404, code: 'NoSuchEntity' })
  })

  it('NoSuchEntity: of a role, and of a policy that is read or deleted', async () => {
    role('Bare')
    expect(await put('Nobody', deny(older))).toMatchObject({ status: 404, code: 'NoSuchEntity' })
    for (const Action of ['GetRolePolicy', 'DeleteRolePolicy']) {
      expect(await call({ Action, ...named('Bare') })).toMatchObject({ status: 404, code: 'NoSuchEntity' })
    }
  })

  it('LimitExceeded: the inline policies of a role have 10,240 characters together', async () => {
    role('Full')
    const wide = (size: number) => deny({ StringEquals: { 'aws:userid': ['x'.repeat(size)] } })
    expect((await put('Full', wide(9000))).status).toBe(200)
    const other = { Action: 'PutRolePolicy', ...named('Full', 'Second'), PolicyDocument: JSON.stringify(wide(1500)) }
    expect(await call(other)).toMatchObject({ status: 409, code: 'LimitExceeded' })
  })

  it.each([
    ['an id that is not alphanumeric', { ...deny(older).Statement[0], Sid: 'a-b' }],
    ['a principal', { ...deny(older).Statement[0], Principal: '*' }],
    ['no resource', { Effect: 'Deny', Action: '*' }],
    ['an operator that does not exist', { ...deny(older).Statement[0], Condition: { DateEarlier: {} } }],
  ])('MalformedPolicyDocument: %s', async (_what, Statement) => {
    role(`Malformed-${crypto.randomUUID().slice(0, 8)}`)
    const answer = await put('Writer', { Version: '2012-10-17', Statement: [Statement] })
    expect(answer).toMatchObject({ status: 400, code: 'MalformedPolicyDocument' })
  })

  it('MalformedPolicyDocument: two statements of one id', async () => {
    const [one] = deny(older).Statement
    const answer = await put('Writer', { Version: '2012-10-17', Statement: [one, one] })
    expect(answer).toMatchObject({ status: 400, code: 'MalformedPolicyDocument' })
  })

  it.each([
    ['a role name with a slash', { RoleName: 'team/Dev' }],
    ['a role name of 65 characters', { RoleName: 'r'.repeat(65) }],
    ['a policy name with a space', { PolicyName: 'a b' }],
    ['a policy name of 129 characters', { PolicyName: 'p'.repeat(129) }],
    ['a document with a letter beyond Latin-1', { PolicyDocument: '{"a":"ł"}' }],
  ])('ValidationError: %s', async (_what, changes) => {
    const form = { Action: 'PutRolePolicy', ...named('Writer'), PolicyDocument: '{}', ...changes }
    expect(await call(form)).toMatchObject({ status: 400, code: 'ValidationError' })
  })

  it('UnmodifiableEntity: a service-linked role', async () => {
    const path = '/aws-service-role/support.amazonaws.com/'
    const trustPolicy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'x' }, Action: 'sts:AssumeRole' }],
    }
    const linked = { accountId: otherAccountId, partition: 'aws', path, name: 'ServiceLinked', trustPolicy }
    stage.simulator.registry.registerRole(linked)
    expect(await put('ServiceLinked', deny(older))).toMatchObject({ status: 400, code: 'UnmodifiableEntity' })
  })

  it('SignatureDoesNotMatch: a call that is not scoped to the partition’s one region of IAM', async () => {
    expect(await put('Writer', deny(older), writer, 'eu-west-1')).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    })
  })
})
