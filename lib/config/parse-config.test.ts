import { describe, expect, it } from 'vitest'
import { formatFault } from './parse-config'
import { accessText, configText, faultsOf, parse, parsed, warningsOf } from './parse-config.fixture'

describe('parseConfig', () => {
  it('fills in every default of a minimal file', () => {
    const config = parsed(configText())
    expect(config.session).toEqual({ idleSeconds: 3600, maxSeconds: 43_200, maxPerPerson: 20 })
    expect(config.support).toEqual({ name: null, url: null })
    expect(config.aws).toEqual({
      sts: { regions: [], endpoint: null, fips: false, dualStack: false, deadlineSeconds: 8 },
      webIdentity: { issuer: 'https://aws.example.com', audience: 'sts.amazonaws.com', keys: [{ kind: 'database' }] },
      saml: { providerName: 'brevet', entityId: 'https://aws.example.com/federation/saml/metadata', partitions: {} },
      assumeRole: { principal: null, mfaSerial: null },
      revocation: { roles: {}, endpoint: null },
      sessionTags: {},
      transitiveTags: [],
      console: { federationEndpoint: null, destinationHosts: [], partitions: {} },
    })
    const nobody = { source: null, groups: [] }
    expect(config.access).toEqual({ accounts: [], roles: [], grants: [], admins: nobody, auditors: nobody })
  })

  it('gives a value that is frozen to the bottom', () => {
    const config = parsed(accessText('[{ id: a, when: { groups: [x] }, accounts: [pay-prod], roles: ["*"] }]'))
    expect(Object.isFrozen(config)).toBe(true)
    expect(Object.isFrozen(config.access.accounts[0]?.tags)).toBe(true)
    expect(Object.isFrozen(config.access.grants[0]?.when.groups)).toBe(true)
  })

  it('reports faults of all parts together, in the order of the file, with line and column', () => {
    const text = `publicUrl: https://aws.example.com/portal
signIn:
  - id: corp
    kind: oidc
    issuer: http://idp.example.com
    clientId: brevet
    isuer: x
roles:
  - { name: ReadOnly, maxSession: 13h }
grants:
  - { id: a, when: { groups: [x] }, accounts: ["*"], roles: [ReadOny] }
`
    const result = parse(text)
    expect(result.ok ? [] : result.faults.map(formatFault)).toEqual([
      '/etc/brevet/brevet.yaml:1:12 publicUrl: must be an origin without path, query or fragment',
      '/etc/brevet/brevet.yaml:5:13 signIn[0].issuer: must be https; http is accepted on loopback only',
      '/etc/brevet/brevet.yaml:7:5 signIn[0].isuer: unknown key (did you mean "issuer"?)',
      '/etc/brevet/brevet.yaml:9:35 roles[0].maxSession: must be at most 12h with the methods that are configured',
      '/etc/brevet/brevet.yaml:11:62 grants[0].roles[0]: no role has the name "ReadOny" (did you mean "ReadOnly"?)',
    ])
  })

  it('says that a key is missing or empty, instead of what type it should be', () => {
    expect(faultsOf('publicUrl:\n')).toEqual([
      'signIn: is missing',
      'publicUrl: is empty; give a value, or leave the key out',
    ])
  })

  it.each([
    ['https://aws.example.com/', 'https://aws.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.8.9.10:3000', 'http://127.8.9.10:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('accepts %s as publicUrl and keeps the origin', (written, origin) => {
    expect(parsed(configText({ publicUrl: `"${written}"` })).publicUrl).toBe(origin)
  })

  it.each([
    ['http://aws.example.com', /https/],
    ['http://10.0.0.1', /loopback/],
    ['http://127.0.0.1.example.com', /loopback/],
    ['https://aws.example.com/portal', /origin/],
    ['https://user:pass@aws.example.com', /user name/],
    ['ftp://aws.example.com', /https URL/],
    ['aws.example.com', /https URL/],
  ])('refuses %s as publicUrl', (written, message) => {
    expect(faultsOf(configText({ publicUrl: `"${written}"` })).join()).toMatch(message)
  })

  it('never repeats a referenced value in a message', () => {
    const canary = 'canary-7f3a'
    const faults = faultsOf(
      accessText(
        `[{ id: a, when: { source: "\${env:C}", groups: [x] }, accounts: ["\${env:C}"], roles: ["\${env:C}"] }]`,
        {
          signIn: `[{ id: corp, kind: oidc, issuer: "https://\${env:C}/.well-known/openid-configuration", clientId: b, userinfo: "\${env:C}" }]`,
          support: `{ url: "\${env:C}" }`,
          aws: `{ sts: { endpoint: "\${env:C}" } }`,
        },
      ),
      { environment: { C: canary } },
    )
    expect(faults.length).toBe(7)
    expect(faults.join('\n')).not.toContain(canary)
  })

  it('keeps a client secret out of everything that prints the configuration', () => {
    const config = parsed(
      configText({
        signIn: `[{ id: corp, kind: oidc, issuer: "https://i.example.com", clientId: b, clientSecret: "\${env:C}" }]`,
      }),
      { environment: { C: 'canary-7f3a' } },
    )
    expect(JSON.stringify(config)).not.toContain('canary')
    const [source] = config.signIn
    expect(source?.kind === 'oidc' && source.clientSecret?.reveal()).toBe('canary-7f3a')
  })

  it('warns when nobody can sign in, and does not refuse it', () => {
    expect(warningsOf(configText({ signIn: '[]' }))).toEqual(['signIn: is an empty list, so nobody can sign in'])
  })

  it('refuses an idle time beyond the longest session', () => {
    expect(faultsOf(configText({ session: '{ idle: 2h, max: 1h }' }))).toEqual([
      'session.idle: must not be longer than session.max',
    ])
  })

  it.each(['', '# only a comment', '[1, 2]', 'text'])('refuses %j, which is no mapping, with one fault', (text) => {
    expect(faultsOf(text)).toHaveLength(1)
  })

  it('reads a file of many accounts and grants in time that grows with its length and no faster', () => {
    const [quarter, whole] = [largeFile(500), largeFile(2000)]
    expect(parsed(whole).access.accounts).toHaveLength(2000)
    // Four times the length; a look-up that walks the other entries would take sixteen times as long.
    expect(fastest(() => parsed(whole))).toBeLessThan(10 * fastest(() => parsed(quarter)))
  })
})

function largeFile(accountCount: number): string {
  const accounts = Array.from(
    { length: accountCount },
    (_, index) =>
      `{ id: "${100_000_000_000 + index}", alias: a-${index}, environment: production, tags: { team: t${index % 40} } }`,
  )
  const grants = Array.from(
    { length: accountCount / 4 },
    (_, index) =>
      `{ id: g-${index}, when: { groups: [g${index}] }, accounts: [a-${index}, "team=t${index % 40}"], roles: [ReadOnly] }`,
  )
  return accessText(`[${grants.join(',\n  ')}]`, { accounts: `[${accounts.join(',\n  ')}]` })
}

/** Milliseconds of the fastest of several runs: noise only ever adds. */
function fastest(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  })
  return Math.min(...times)
}
