import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseConfig } from '../config/parse-config'
import type { FederationKind } from '../domain/federation-kind'
import { partitionOfRegion } from '../domain/partition'
import type { OidcProof } from '../domain/proof'
import { wholeRole } from '../domain/scope'
import { secret } from '../domain/secret'
import { openTestInstallation, reader, visit } from './installation.fixture'
import { issueKeys, openConsole } from './issue'
import { startGrantingSts } from './partition-sts.fixture'
import { buildSetup } from './setup'

/** Where each partition is: its region here, sign-in, console, and the Recipient of assertions. The iso consoles are configured. */
const partitions = [
  ['aws', 'eu-west-1', 'signin.aws.amazon.com', 'console.aws.amazon.com', 'signin.aws.amazon.com'],
  [
    'aws-us-gov',
    'us-gov-east-1',
    'signin.amazonaws-us-gov.com',
    'console.amazonaws-us-gov.com',
    'signin.amazonaws-us-gov.com',
  ],
  ['aws-cn', 'cn-north-1', 'signin.amazonaws.cn', 'console.amazonaws.cn', 'signin.amazonaws.cn'],
  [
    'aws-eusc',
    'eusc-de-east-1',
    'signin.amazonaws-eusc.eu',
    'console.amazonaws-eusc.eu',
    'eusc-de-east-1.signin.amazonaws-eusc.eu',
  ],
  ['aws-iso', 'us-iso-east-1', null, 'iso.example', 'signin.c2shome.ic.gov'],
  ['aws-iso-b', 'us-isob-east-1', null, 'iso-b.example', 'signin.sc2shome.sgov.gov'],
  ['aws-iso-e', 'eu-isoe-west-1', null, 'iso-e.example', 'saml.iso-e.example'],
  ['aws-iso-f', 'us-isof-south-1', null, 'iso-f.example', 'saml.iso-f.example'],
] as const

/** The operation that each method asks for, and the console session: of its own length, of the credentials', or none. */
const methods = [
  ['web-identity', 'AssumeRoleWithWebIdentity', 'chosen'],
  ['saml', 'AssumeRoleWithSAML', 'chosen'],
  ['id-token', 'AssumeRoleWithWebIdentity', 'chosen'],
  ['assume-role', 'AssumeRole', 'chosen'],
  ['federation-token', 'GetFederationToken', 'inherited'],
  ['session-token', 'GetSessionToken', 'none'],
] as const satisfies readonly (readonly [FederationKind, string, string])[]

const table = partitions.flatMap(([partition, region, signIn, host, recipient]) =>
  methods.map(([kind, operation, length]) => ({ partition, region, signIn, host, recipient, kind, operation, length })),
)
type Row = (typeof table)[number]
const accountId = '111122223333'

function configText({ partition, region, signIn }: Row, endpoint: string): string {
  const policy = 'policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]'
  const own = `${partition}: { host: ${partition.slice(4)}.example, federationEndpoint: "https://signin.${partition.slice(4)}.example/federation" }`
  return `
publicUrl: http://localhost:3000
signIn: [{ id: partners, kind: oidc, label: Partners, issuer: "https://idp.example", clientId: brevet, clientSecret: "\${env:SECRET}" }]
aws:
  sts: { regions: [${region}], endpoint: { ${region}: "${endpoint}" } }
  saml: { partitions: { aws-iso-e: { recipient: "https://saml.iso-e.example/saml" }, aws-iso-f: { recipient: "https://saml.iso-f.example/saml" } } }
  ${signIn === null ? `console: { partitions: { ${own} } }` : ''}
accounts: [{ id: "${accountId}", partition: ${partition}, region: ${region}, user: { accessKeyId: AKIAEXAMPLEUSER0001, secretAccessKey: "\${env:SECRET}" } }]
roles: [${methods.map(([kind]) => `{ name: R-${kind}, method: ${kind}, maxSession: 2h, ${kind === 'federation-token' ? policy : ''} }`)}]
grants: [{ id: all, when: { groups: [readers] }, accounts: ["*"], roles: ["*"] }]`
}

describe('one role of each partition by each method', () => {
  let test: Awaited<ReturnType<typeof openTestInstallation>>
  let sts: Awaited<ReturnType<typeof startGrantingSts>>
  beforeAll(async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary')
    test = await openTestInstallation()
    sts = await startGrantingSts(accountId, (region) => partitionOfRegion(region)?.id ?? '')
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await sts.stop()
    await test.installation.close()
  })

  const places = new Map<string, ReturnType<typeof makePlace>>()

  /** The setup of one partition, and what it asks of the console's sign-in. */
  function makePlace(row: Row) {
    const { partition, region } = row
    const parsed = parseConfig(configText(row, sts.endpointOf(region)), {
      file: 'brevet.yaml',
      environment: { SECRET: 'a client secret of the tests' },
      readFile: () => '',
    })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    const asked: { readonly host: string; readonly form: URLSearchParams }[] = []
    const fetch: typeof globalThis.fetch = async (input, init) => {
      asked.push({ host: new URL(String(input)).host, form: new URLSearchParams(String(init?.body)) })
      return Response.json({ SigninToken: 't' })
    }
    const { keys } = test.installation
    const arn = `arn:${partition}:iam::999988887777:user/brevet`
    const base = { state: 'known', arn, accountId: '999988887777', partition, isChained: false } as const
    const externalIdKey = secret('a key of the tests')
    return { asked, setup: buildSetup(parsed.config, { keys, externalIdKey, base, now: test.now, fetch }) }
  }

  /** A request of Ana for the row's role, and the installation that she asks. */
  function prepare(row: Row) {
    const place = places.get(row.partition) ?? makePlace(row)
    places.set(row.partition, place)
    place.asked.length = 0
    sts.calls.length = 0
    const { installation, now } = test
    const expiresAt = new Date(now().getTime() + 3600_000)
    const times = { createdAt: now(), lastSeenAt: now(), expiresAt, revokedAt: null }
    const session = { idHash: 'x', identity: reader, client: visit.client, ...times }
    const idToken = secret('a.b.c')
    const proof: OidcProof = { kind: 'oidc', idToken, refreshToken: null, sessionId: null, expiresAt }
    const proofs = { ...installation.repositories.proofs, find: async () => proof }
    const choices = { durationSeconds: 7200, region: null, scope: wholeRole, reason: null, ticket: null }
    return {
      asked: place.asked,
      request: { ...visit, ...choices, session, entitlement: `${accountId}/R-${row.kind}`, mfaCode: null },
      installation: {
        ...installation,
        current: () => place.setup,
        sessions: { ...installation.sessions, read: async () => session },
        repositories: { ...installation.repositories, proofs },
      },
    }
  }

  it.each(table)('gives keys in $partition by $kind, from the STS there and with its own names', async (row) => {
    const { partition, region, recipient, operation } = row
    const { installation, request } = prepare(row)
    const { credentials } = await issueKeys(installation, request)
    expect(credentials.assumedRoleArn).toMatch(new RegExp(`^arn:${partition}:(sts|iam)::${accountId}:`))
    expect(sts.calls.map((call) => call.region)).toEqual(sts.calls.map(() => region))
    expect(sts.calls.every(({ signedFor }) => signedFor === null || signedFor === region)).toBe(true)
    const last = sts.calls.at(-1)
    expect(last?.form.get('Action')).toBe(operation)
    for (const value of last?.form.values() ?? []) expect(value).not.toMatch(new RegExp(`^arn:(?!${partition}:)`))
    const assertion = Buffer.from(last?.form.get('SAMLAssertion') ?? '', 'base64').toString()
    if (assertion !== '') {
      expect(assertion).toContain(`Recipient="https://${recipient}/saml"`)
      expect(assertion).toContain(`arn:${partition}:iam::${accountId}:saml-provider/brevet`)
    }
  })

  it.each(table)(
    'opens the console of $partition by $kind, at its own hosts and as long as AWS lets it',
    async (row) => {
      const { region, signIn, host, length } = row
      const { installation, request, asked } = prepare(row)
      const wish = { destination: null, service: 's3', region: null }
      const opening = openConsole(installation, { ...request, wish, signOutFirst: false })
      if (length === 'none') return expect(opening).rejects.toMatchObject({ code: 'console_not_allowed' })
      const { url, session } = await opening
      const signInHost = signIn === null ? `signin.${host}` : `${region}.${signIn}`
      expect(asked.map((post) => post.host)).toEqual([signInHost])
      expect(asked[0]?.form.get('SessionDuration')).toBe(length === 'chosen' ? '7200' : null)
      expect(session.countedFrom).toBe(length === 'chosen' ? 'sign-in' : 'issue')
      const login = new URL(url.reveal())
      expect(login.host).toBe(signInHost)
      expect(login.searchParams.get('Destination')).toBe(`https://${region}.${host}/s3/home?region=${region}`)
    },
  )
})
