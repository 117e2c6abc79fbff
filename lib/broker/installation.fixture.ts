/** Test support: an installation over a real database, with one source and one federation method that do what a test says. */
import { createAudit } from '../audit/audit'
import { createChainWatch } from '../audit/chain-watch'
import type { Config } from '../config/config'
import { parseConfig } from '../config/parse-config'
import type { AuditEvent } from '../domain/audit-event'
import { unknownBase } from '../domain/base-identity'
import type { TemporaryCredentials } from '../domain/credentials'
import type { FederationKind } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'
import type { AwsAnswer, Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { PortalSession } from '../domain/session'
import { buildAccessIndex } from '../entitlements/access-index'
import { accountTrusts } from '../federation/account-trust'
import type { ConsolePost } from '../federation/console-post'
import { createIssuerKeys } from '../federation/issuer-keys'
import type { FederationMethod, IssueRequest } from '../federation/method'
import type { ConsoleRequest, SignInUrl } from '../handout/console'
import type {
  AwsApplication,
  CallbackRequest,
  Confirmation,
  RefreshedSignIn,
  SignInRequest,
  SignInResult,
  SignOutAnswer,
  SignOutMessage,
  SignOutRequest,
  VerifiedSignOut,
  WatchedSource,
} from '../identity/source'
import { openKeyRings } from '../keys/key-rings'
import { createPortalSessions } from '../session/portal-sessions'
import { createSqliteTestDatabase } from '../store/database.fixture'
import { openStore } from '../store/store'
import { networkList } from './client-address'
import type { Installation } from './installation'
import { createTestDenials, type DenialScript, denialScript } from './role-denials.fixture'
import type { Visit } from './visit'

export const visit: Visit = { reference: 'brv-TEST-0001', client: { ip: '192.0.2.7', userAgent: 'a browser' } }

const text = `
publicUrl: https://aws.example.com
signIn:
  - { id: partners, kind: oidc, label: Partners, issuer: "https://idp.example", clientId: brevet, clientSecret: "\${env:PARTNERS_SECRET}" }
  - { id: others, kind: saml, metadataUrl: "https://idp.example/metadata", awsAssertion: {} }
apiTokens: { enabled: true }
accounts:
  - { id: "111122223333", alias: pay-prod, name: Payments, environment: production, region: eu-west-1, tags: { team: payments } }
  - { id: "444455556666", alias: own-prod, method: id-token }
  - { id: "333322221111", alias: said-prod, method: assertion }
  - { id: "777788889999", alias: post-prod, method: [web-identity, saml] }
roles: [{ name: ReadOnly, maxSession: 2h }, { name: KeysOnly, console: false }, { name: ConsoleOnly, keys: false }, { name: Admin }, { name: Asked, maxSession: 4h }]
policies:
  - { id: look, label: Look only, arns: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"] }
  - { id: upload, document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:PutObject", Resource: "*" } } }
grants:
  - { id: readers, when: { groups: [readers] }, accounts: [pay-prod], roles: [ReadOnly, KeysOnly, ConsoleOnly] }
  - { id: asked, when: { groups: [readers] }, accounts: [pay-prod], roles: [Asked], maxSession: 1h, offerPolicies: [look, upload], ask: { reason: required, ticket: optional, ticketPattern: "OPS-[0-9]+" } }
  - { id: others, when: { groups: [readers] }, accounts: [own-prod, said-prod, post-prod], roles: [ReadOnly] }
  - { id: owners, when: { groups: [owners] }, accounts: [pay-prod], roles: [Admin] }
admins: { groups: [admins] }
auditors: { groups: [auditors] }
`

function testConfig(): Config {
  const parsed = parseConfig(text, {
    file: 'brevet.yaml',
    environment: { PARTNERS_SECRET: 'a client secret' },
    readFile: () => '',
  })
  if (!parsed.ok) throw new Error(parsed.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return parsed.config
}

export const reader: Identity = {
  source: 'partners',
  subject: 'u-1',
  name: 'Ana',
  email: 'ana@example.com',
  emailVerified: true,
  groups: [{ value: 'readers', raw: 'readers', from: 'groups' }],
  groupsFrom: 'answer',
  attributes: [],
  authenticatedAt: new Date('2026-03-01T09:00:00Z'),
}

/** The reader's session, as it stands in a request; no row of the database. */
export function readerSession(at: Date): PortalSession {
  const { client } = visit
  return { idHash: 'x', identity: reader, client, createdAt: at, lastSeenAt: at, expiresAt: at, revokedAt: null }
}

/** What the plug-ins do; a test replaces what it is about. */
export interface Script extends DenialScript {
  finish(): Promise<SignInResult>
  confirm(answer: CallbackRequest): Promise<Confirmation>
  refresh(proof: Proof): Promise<RefreshedSignIn | null>
  issue(request: IssueRequest): Promise<TemporaryCredentials>
  consolePost(request: IssueRequest): Promise<ConsolePost>
  signInUrl(request: ConsoleRequest): Promise<SignInUrl>
  backChannel(token: string): Promise<VerifiedSignOut>
  readSignOut(message: SignOutMessage): Promise<SignOutRequest>
  answerSignOut(request: SignOutRequest): Promise<SignOutAnswer | null>
  consoleSession: FederationMethod['consoleSession']
  /** Called before each audit row; throw to make the audit unavailable. */
  beforeRow(event: AuditEvent): void
}

export async function openTestInstallation() {
  const database = await createSqliteTestDatabase()
  const now = () => new Date('2026-03-01T10:00:00Z')
  const secrets = [secret('a secret of the tests, long enough')]
  const repositories = await openStore({ database: database.settings, secrets, now })
  const keys = await openKeyRings({ keys: repositories.signingKeys, now })
  const config = testConfig()
  const events: AuditEvent[] = []
  const script: Script = {
    finish: async () => samlResult(),
    confirm: async () => confirmation(),
    refresh: async () => null,
    backChannel: async () => providerSignOut(),
    readSignOut: async () => ({ ...providerSignOut(), relayState: null }),
    answerSignOut: async () => null,
    issue: async ({ durationSeconds }) => credentials(durationSeconds),
    signInUrl: async () => ({
      url: secret('https://signin.example/?SigninToken=x'),
      expiresAt: now(),
      session: { countedFrom: 'issue', endsAt: now() },
    }),
    consoleSession: 'chosen',
    ...denialScript(),
    consolePost: async () => consolePost(),
    beforeRow: () => undefined,
  }
  const chain = createAudit({ rows: repositories.auditRows, key: 'key', onWritten: (event) => events.push(event) })
  const audit = {
    async record(event: AuditEvent) {
      script.beforeRow(event)
      await chain.record(event)
    },
  }
  const pendingIds: string[] = []
  const access = buildAccessIndex(config.access)
  const trusts = accountTrusts(config.access.accounts, secret('a key of the tests'))
  const roleDenials = createTestDenials(script)
  const issuerKeys = createIssuerKeys(config.aws.webIdentity.keys, keys.oidcIssuer)
  const core = { config, access, trusts, issuerKeys, roleDenials }
  const setup = { ...core, trustedProxies: networkList([]), ...plugIns(script, pendingIds) }
  const limits = () => config.session
  const installation: Installation = {
    repositories,
    keys,
    audit,
    chain: createChainWatch({ rows: repositories.auditRows, key: 'key', now }),
    sessions: createPortalSessions({ ...repositories, limits, now }),
    now,
    current: () => setup,
    replace: () => undefined,
    base: () => unknownBase,
    learn: () => undefined,
    close: () => repositories.close().then(database.drop),
  }
  return { installation, script, events, pendingIds, now }
}

function plugIns(script: Script, pendingIds: string[]) {
  const begin = async ({ pendingId }: Pick<SignInRequest, 'pendingId'>) => {
    pendingIds.push(pendingId)
    return { kind: 'redirect' as const, url: new URL('https://idp.example/sso'), memory: { requestId: '_1' } }
  }
  const awsApplication: AwsApplication = {
    begin,
    finish: (answer) => script.confirm(answer),
    metadata: async () => ({ contentType: 'application/xml', body: '' }),
  }
  const source = {
    id: 'partners',
    kind: 'saml',
    label: 'Partners',
    awsApplication,
    begin,
    finish: () => script.finish(),
    refresh: (proof: Proof) => script.refresh(proof),
    metadata: async () => null,
    signOutUrl: async () => null,
    backChannel: (token: string) => script.backChannel(token),
    singleLogout: {
      read: (message: SignOutMessage) => script.readSignOut(message),
      answer: (request: SignOutRequest) => script.answerSignOut(request),
    },
    unreachableSince: () => null,
  } as const
  const methodOf = (kind: FederationKind): FederationMethod => ({
    kind,
    opensConsole: true,
    get consoleSession() {
      return script.consoleSession
    },
    maxSessionSeconds: 43_200,
    issue: (request) => script.issue(request),
  })
  const kinds: readonly FederationKind[] = ['web-identity', 'saml', 'id-token', 'assertion']
  return {
    sources: new Map<string, WatchedSource>([[source.id, source]]),
    methods: new Map(kinds.map((kind) => [kind, methodOf(kind)])),
    console: { signIn: (request: ConsoleRequest) => () => script.signInUrl(request) },
    consolePost: (request: IssueRequest) => script.consolePost(request),
  }
}

export function samlResult(assertionId = '_assertion'): SignInResult {
  return {
    identity: reader,
    proof: {
      kind: 'saml',
      assertionId,
      assertion: secret('<Assertion/>'),
      nameId: { value: 'u-1', format: null, nameQualifier: null, spNameQualifier: null },
      sessionIndex: null,
      expiresAt: new Date('2026-03-01T10:05:00Z'),
    },
    atProvider: { subject: 'u-1', sessionId: 'sid-1' },
    sessionEndsBy: null,
  }
}

/** The provider signs the reader out, everywhere. */
export function providerSignOut(changes: Partial<VerifiedSignOut> = {}): VerifiedSignOut {
  const refusedFrom = new Date('2026-03-01T10:10:00Z')
  return { source: 'partners', subject: 'u-1', sessionIds: [], messageId: 'jti-1', refusedFrom, ...changes }
}

/** The reader, confirmed to AWS at ten. */
export function confirmation(changes: Partial<Confirmation> = {}, answer: Partial<AwsAnswer> = {}): Confirmation {
  const at = (minutes: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + minutes * 60_000)
  return {
    subject: reader.subject,
    assertionId: '_confirmed',
    refusedFrom: at(7),
    answer: {
      kind: 'aws',
      samlResponse: secret('canary-aws-answer'),
      issuedAt: at(0),
      expiresAt: at(10),
      sessionEndsBy: null,
      attributes: [],
      ...answer,
    },
    ...changes,
  }
}

function consolePost(): ConsolePost {
  return {
    recipient: new URL('https://signin.aws.amazon.com/saml'),
    samlResponse: secret('canary-response'),
    assumedRoleArn: 'arn:aws:sts::777788889999:assumed-role/ReadOnly/ana@example.com',
  }
}

function credentials(durationSeconds: number): TemporaryCredentials {
  return {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: secret('canary-secret'),
    sessionToken: secret('canary-token'),
    expiresAt: new Date(Date.parse('2026-03-01T10:00:00Z') + durationSeconds * 1000),
    assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ana@example.com',
    sourceIdentity: 'ana@example.com',
    packedPolicySize: 4,
    stsRegion: 'eu-central-1',
  }
}
