import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { type S3Request, sendChunked, sendS3 } from '../fixture/s3-client'
import { accountId, type Credentials, otherAccountId } from '../fixture/simulator'
import { allActions, audience, startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

const bucket = 'payments-reports'
const allow = (actions: readonly string[], resources: readonly string[] = ['*']) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: resources }],
})

describe('S3', () => {
  let stage: WebIdentityStage
  let reader: Required<Credentials>
  let writer: Required<Credentials>

  beforeAll(async () => {
    stage = await startWebIdentityStage()
    const { registry } = stage.simulator
    registry.registerBucket({
      name: bucket,
      accountId,
      region: 'eu-west-1',
      objects: { 'readme.txt': 'hello', '2026/a & b+é.txt': 'one', '2026/q2.txt': 'two' },
    })
    registry.registerBucket({
      name: 'others-data',
      accountId: otherAccountId,
      region: 'eu-west-1',
      objects: { x: 'secret' },
    })
    registerRole('Reader', [allow(['s3:Get*', 's3:List*'])])
    registerRole('Writer', [allow(['s3:*'])])
    reader = await stage.credentials('Reader')
    writer = await stage.credentials('Writer')
  })
  afterEach(() => stage.simulator.shiftClock(0))
  afterAll(() => stage.close())

  function registerRole(name: string, permissionPolicies: readonly unknown[]) {
    const Federated = `arn:aws:iam::${accountId}:oidc-provider/${stage.issuer.keyPrefix}`
    const Condition = { StringEquals: { [`${stage.issuer.keyPrefix}:aud`]: audience } }
    const trustPolicy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Federated }, Action: allActions, Condition }],
    }
    stage.simulator.registry.registerRole({ accountId, partition: 'aws', name, trustPolicy, permissionPolicies })
  }
  const send = (credentials: Credentials, request: S3Request) => sendS3(stage.simulator.url, credentials, request)
  const put = (credentials: Credentials, more: Partial<S3Request> = {}) =>
    send(credentials, { method: 'PUT', path: `/${bucket}/new.txt`, body: 'hello', ...more })
  const codeOf = async (response: Response) => /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]

  it('lets a read-only role list and read', async () => {
    expect(await (await send(reader, { path: '/' })).text()).toContain(`<Name>${bucket}</Name>`)
    expect(await (await send(reader, { path: `/${bucket}`, query: { 'list-type': '2' } })).text()).toContain(
      '<Key>readme.txt</Key>',
    )
    const object = await send(reader, { path: `/${bucket}/2026/a%20%26%20b%2B%C3%A9.txt` })
    expect(await object.text()).toBe('one')
    expect((await send(reader, { method: 'HEAD', path: `/${bucket}/readme.txt` })).headers.get('content-length')).toBe(
      '5',
    )
    const head = await send(reader, { method: 'HEAD', path: `/${bucket}` })
    expect(head.headers.get('x-amz-bucket-region')).toBe('eu-west-1')
    expect(await (await send(reader, { path: `/${bucket}`, query: { location: '' } })).text()).toContain(
      '>eu-west-1</LocationConstraint>',
    )
  })

  it('lets a read-only role neither write nor delete', async () => {
    const response = await put(reader)
    expect(response.status).toBe(403)
    const text = await response.text()
    expect(text).toContain('<Error><Code>AccessDenied</Code>')
    expect(text).toContain(
      'is not authorized to perform: s3:PutObject on resource: &quot;arn:aws:s3:::payments-reports/new.txt&quot;',
    )
    expect(text).toContain('because no identity-based policy allows the s3:PutObject action')
    expect((await send(reader, { method: 'DELETE', path: `/${bucket}/readme.txt` })).status).toBe(403)
    expect(await stage.simulator.lastEvent()).toMatchObject({ eventName: 'DeleteObject', errorCode: 'AccessDenied' })
  })

  it('keeps what a role with permission writes, and forgets what it deletes', async () => {
    expect((await put(writer)).status).toBe(200)
    expect(await (await send(reader, { path: `/${bucket}/new.txt` })).text()).toBe('hello')
    expect((await send(writer, { method: 'DELETE', path: `/${bucket}/new.txt` })).status).toBe(204)
    expect((await send(reader, { path: `/${bucket}/new.txt` })).status).toBe(404)
  })

  it('serves the real CLI: a read-only role lists and cannot copy up', async () => {
    const file = join(tmpdir(), `brevet-s3-${crypto.randomUUID()}.txt`)
    await writeFile(file, 'hello from the command line')
    const cli = (credentials: Credentials, ...args: string[]) =>
      awsCli({ url: stage.simulator.url, credentials }, ['s3', ...args])
    const listing = await cli(reader, 'ls', `s3://${bucket}`)
    const refused = await cli(reader, 'cp', file, `s3://${bucket}/cli.txt`)
    const accepted = await cli(writer, 'cp', file, `s3://${bucket}/cli.txt`)
    if (listing && refused && accepted) {
      expect(listing.stdout).toMatch(/readme\.txt/)
      expect(refused.exitCode).toBe(1)
      expect(refused.stderr).toMatch(/AccessDenied/)
      expect(accepted.exitCode).toBe(0)
      expect((await cli(reader, 'cp', `s3://${bucket}/cli.txt`, '-'))?.stdout).toBe('hello from the command line')
    }
    await rm(file)
    expect((await put(reader)).status).toBe(403)
  })

  it('narrows a session by its session policy, and never widens it', async () => {
    const Policy = JSON.stringify(allow(['s3:*'], [`arn:aws:s3:::${bucket}/2026/*`]))
    const narrow = await stage.credentials('Writer', { Policy })
    expect((await put(narrow, { path: `/${bucket}/2026/new.txt` })).status).toBe(200)
    const refused = await put(narrow)
    expect(await refused.text()).toContain('because no session policy allows the s3:PutObject action')
    const wide = await stage.credentials('Reader', { Policy: JSON.stringify(allow(['*'])) })
    expect((await put(wide)).status).toBe(403)
    const managed = await stage.credentials('Writer', {
      PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }],
    })
    expect((await put(managed)).status).toBe(403)
  })

  it('lets an explicit deny win, and policies ask for tags and source identity of the session', async () => {
    const resource = `arn:aws:s3:::${bucket}/\${aws:PrincipalTag/team}/*`
    const deny = {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:SourceIdentity': 'ana' } },
    }
    registerRole('Tagged', [allow(['s3:PutObject'], [resource]), { Version: '2012-10-17', Statement: [deny] }])
    const tags = { 'https://aws.amazon.com/tags': { principal_tags: { team: ['blue'] } } }
    const source = (name: string) => ({ 'https://aws.amazon.com/source_identity': name })
    const ana = await stage.credentials('Tagged', {
      WebIdentityToken: await stage.token({ ...tags, ...source('ana') }),
    })
    const ben = await stage.credentials('Tagged', {
      WebIdentityToken: await stage.token({ ...tags, ...source('ben') }),
    })
    expect((await put(ana, { path: `/${bucket}/blue/x` })).status).toBe(200)
    expect((await put(ana, { path: `/${bucket}/red/x` })).status).toBe(403)
    expect(await (await put(ben, { path: `/${bucket}/blue/x` })).text()).toContain(
      'with an explicit deny in an identity-based policy',
    )
  })

  it('closes buckets of other accounts, and knows what does not exist', async () => {
    expect((await send(writer, { path: '/others-data/x' })).status).toBe(403)
    expect(await (await send(writer, { path: '/' })).text()).not.toContain('others-data')
    expect(await codeOf(await send(writer, { path: '/no-such-bucket', query: { 'list-type': '2' } }))).toBe(
      'NoSuchBucket',
    )
    expect(await codeOf(await send(reader, { path: `/${bucket}/none` }))).toBe('NoSuchKey')
    registerRole('Blind', [allow(['s3:GetObject'])])
    const blind = await stage.credentials('Blind')
    expect(await codeOf(await send(blind, { path: `/${bucket}/none` }))).toBe('AccessDenied')
    expect(await codeOf(await send(writer, { path: `/${bucket}`, query: { acl: '' } }))).toBe('NotImplemented')
  })

  it('folds keys at the delimiter and pages through them', async () => {
    const list = async (query: Record<string, string>) =>
      (await send(reader, { path: `/${bucket}`, query: { 'list-type': '2', ...query } })).text()
    expect(await list({ delimiter: '/' })).toContain('<CommonPrefixes><Prefix>2026/</Prefix></CommonPrefixes>')
    const first = await list({ prefix: '2026/', 'max-keys': '1', 'encoding-type': 'url' })
    expect(first).toContain('<Key>2026/a%20%26%20b%2B%C3%A9.txt</Key>')
    expect(first).toContain('<IsTruncated>true</IsTruncated>')
    const token = /<NextContinuationToken>([^<]+)</.exec(first)?.[1] ?? ''
    expect(await list({ prefix: '2026/q', 'continuation-token': token })).toContain('<Key>2026/q2.txt</Key>')
    expect(await list({ 'max-keys': 'many' })).toContain('<Code>InvalidArgument</Code>')
  })

  it('checks the payload that was signed', async () => {
    expect((await put(writer, { payloadHash: 'UNSIGNED-PAYLOAD' })).status).toBe(200)
    const altered = await put(writer, { payloadHash: '0'.repeat(64) })
    expect(await codeOf(altered)).toBe('XAmzContentSHA256Mismatch')
    const headers = { 'x-amz-checksum-crc32': 'AAAAAA==' }
    expect(await codeOf(await put(writer, { headers }))).toBe('BadDigest')
  })

  it('refuses keys above 1024 bytes, copies and a path that cannot be decoded', async () => {
    expect(await codeOf(await put(writer, { path: `/${bucket}/${'k'.repeat(1025)}` }))).toBe('KeyTooLongError')
    const headers = { 'x-amz-copy-source': `/${bucket}/readme.txt` }
    expect(await codeOf(await put(writer, { headers }))).toBe('NotImplemented')
    expect(await codeOf(await send(reader, { path: `/${bucket}/%ZZ` }))).toBe('InvalidURI')
  })

  it('reads chunked uploads, signed or not, with and without trailing checksum', async () => {
    const { url } = stage.simulator
    const path = `/${bucket}/chunked.txt`
    const trailer = 'x-amz-checksum-crc32:NhCmhg=='
    for (const upload of [
      { path, chunks: ['hel', 'lo'] },
      { path, chunks: ['hel', 'lo'], trailer },
    ]) {
      expect((await sendChunked(url, writer, upload)).status).toBe(200)
      expect(await (await send(reader, { path })).text()).toBe('hello')
    }
    const unsigned = {
      payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      headers: {
        'content-encoding': 'aws-chunked',
        'x-amz-decoded-content-length': '5',
        'x-amz-trailer': 'x-amz-checksum-crc32',
      },
    }
    expect((await put(writer, { ...unsigned, body: `5\r\nhello\r\n0\r\n${trailer}\r\n\r\n` })).status).toBe(200)
    expect(await codeOf(await put(writer, { ...unsigned, body: `5\r\njello\r\n0\r\n${trailer}\r\n\r\n` }))).toBe(
      'BadDigest',
    )
    expect(await codeOf(await put(writer, { ...unsigned, body: '4\r\nhell\r\n0\r\n\r\n' }))).toBe('IncompleteBody')
    const tampered = await sendChunked(url, writer, { path, chunks: ['hello'], tamper: true })
    expect(await codeOf(tampered)).toBe('SignatureDoesNotMatch')
  })

  it('words refused signatures in its own way', async () => {
    const list = (credentials: Credentials, more: Partial<S3Request> = {}) => send(credentials, { path: '/', ...more })
    expect(await codeOf(await fetch(`${stage.simulator.url}/${bucket}`))).toBe('AccessDenied')
    expect(await codeOf(await list({ ...reader, accessKeyId: 'ASIAEXAMPLEUNKNOWN01' }))).toBe('InvalidAccessKeyId')
    expect(await codeOf(await list({ ...reader, sessionToken: 'stray' }))).toBe('InvalidToken')
    expect(await codeOf(await list({ ...reader, secretAccessKey: 'wrong' }))).toBe('SignatureDoesNotMatch')
    const signingDate = new Date(Date.now() - 6 * 60_000)
    expect(await codeOf(await list(reader, { signingDate }))).toBe('RequestTimeTooSkewed')
    stage.simulator.shiftClock(3700)
    expect(await codeOf(await list(reader, { signingDate: stage.simulator.now() }))).toBe('ExpiredToken')
  })
})
