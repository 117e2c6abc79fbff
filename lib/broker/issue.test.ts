import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entitlement } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { wholeRole } from '../domain/scope'
import { secret } from '../domain/secret'
import { openTestInstallation, readerSession, visit } from './installation.fixture'
import { issueKeys, openConsole } from './issue'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const readOnly = '111122223333/ReadOnly'
const noChoices = { durationSeconds: null, region: null, scope: wholeRole, reason: null, ticket: null }

function person() {
  return { ...visit, session: readerSession(test.now()) }
}

function keys(entitlement = readOnly, durationSeconds: number | null = null) {
  return issueKeys(test.installation, { ...person(), ...noChoices, mfaCode: null, entitlement, durationSeconds })
}

function open(entitlement = readOnly, destination: string | null = null) {
  const wish = { destination, service: null, region: null }
  return openConsole(test.installation, {
    ...person(),
    ...noChoices,
    mfaCode: null,
    entitlement,
    wish,
    signOutFirst: false,
  })
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'issued',
    (error) => error.code ?? error.message,
  )
}

const outcomes = () => test.events.map(({ action, outcome, code }) => [action, outcome, code])

describe('issuing', () => {
  it('writes its row before AWS is asked, and the outcome before anything is shown', async () => {
    const seen: unknown[] = []
    const issue = test.script.issue
    test.script.issue = async (request) => {
      seen.push(...outcomes())
      return issue(request)
    }
    await keys()
    expect(seen).toEqual([['keys', 'started', null]])
    expect(outcomes().at(-1)).toEqual(['keys', 'succeeded', null])
    expect(test.events[1]?.details).toMatchObject({
      method: 'web-identity',
      grants: 'readers',
      accessKeyId: 'ASIAEXAMPLE',
      stsRegion: 'eu-central-1',
    })
  })

  it('asks AWS nothing when the first row cannot be written', async () => {
    let asked = false
    test.script.issue = async () => {
      asked = true
      throw new Error('asked')
    }
    test.script.beforeRow = () => {
      throw new BrevetError('audit_unavailable')
    }
    expect(await codeOf(keys())).toBe('audit_unavailable')
    expect(asked).toBe(false)
  })

  it('shows nothing when the outcome cannot be written', async () => {
    test.script.beforeRow = ({ outcome }) => {
      if (outcome === 'succeeded') throw new BrevetError('audit_unavailable')
    }
    expect(await codeOf(keys())).toBe('audit_unavailable')
    expect(await codeOf(open())).toBe('audit_unavailable')
  })

  it.each([
    ['of somebody else', '111122223333/Admin'],
    ['that does not exist', '111122223333/NoSuchRole'],
    ['of an account that does not exist', '999999999999/ReadOnly'],
    ['without the form of an id', '../../etc/passwd'],
  ])('refuses a role %s with the same code, and audits it', async (_what, entitlement) => {
    expect(await codeOf(keys(entitlement))).toBe('not_entitled')
    expect(await codeOf(open(entitlement))).toBe('not_entitled')
    expect(outcomes()).toEqual([
      ['keys', 'refused', 'not_entitled'],
      ['console', 'refused', 'not_entitled'],
    ])
  })

  it('gives keys or the console only where the role says so', async () => {
    expect(await codeOf(keys('111122223333/ConsoleOnly'))).toBe('keys_not_allowed')
    expect(await codeOf(open('111122223333/KeysOnly'))).toBe('console_not_allowed')
  })

  it.each([
    [null, 3600],
    [900, 900],
    [7200, 7200],
    [86_400, 7200],
  ])('turns a wish of %s seconds into %s', async (wish, seconds) => {
    const { credentials } = await keys(readOnly, wish)
    expect((credentials.expiresAt.getTime() - test.now().getTime()) / 1000).toBe(seconds)
  })

  it.each([899, 0, -1, 1.5, Number.NaN])('refuses a wish of %s seconds', async (wish) => {
    expect(await codeOf(keys(readOnly, wish))).toBe('request_malformed')
  })

  it('writes where the console opens before it does, without what stands behind the path', async () => {
    await open(readOnly, 'https://us-east-2.console.aws.amazon.com/s3/buckets/x?SigninToken=hidden#hidden')
    const destination = 'us-east-2.console.aws.amazon.com/s3/buckets/x'
    expect(test.events.map(({ details }) => details)).toMatchObject([{ destination }, { destination }])
    expect(JSON.stringify(test.events)).not.toContain('hidden')
  })

  it('binds a session to the region of the page that it opens', async () => {
    const wish = { destination: 'https://us-east-2.console.aws.amazon.com/s3/home', service: null, region: null }
    const narrow = { ...noChoices, scope: { ...noChoices.scope, region: true } }
    const wanted = { ...person(), ...narrow, mfaCode: null, entitlement: readOnly, wish, signOutFirst: false }
    await openConsole(test.installation, wanted)
    expect(test.events[0]?.details).toMatchObject({ region: 'us-east-2', scope: 'region=us-east-2' })
  })

  it('gives AWS the link to the same page to come back by, and the role alone where that would be too long', async () => {
    const issuers: string[] = []
    const signInUrl = test.script.signInUrl
    test.script.signInUrl = async (request) => {
      issuers.push(request.issuer.href)
      return signInUrl(request)
    }
    const page = 'https://us-east-2.console.aws.amazon.com/ec2/home?region=us-east-2#Instances:'
    for (const destination of [null, page, `${page}${'a'.repeat(1000)}`]) await open(readOnly, destination)
    const role = new URL(issuers[0] ?? '')
    expect(role.pathname + role.search).toBe('/go/111122223333/ReadOnly')
    expect(issuers).toEqual([role.href, `${role.href}?${new URLSearchParams({ to: page })}`, role.href])
  })

  it('refuses a destination outside the console before AWS is asked', async () => {
    expect(await codeOf(open(readOnly, 'https://evil.example'))).toBe('destination_not_allowed')
    expect(outcomes()).toEqual([['console', 'refused', 'destination_not_allowed']])
  })

  it.each([
    ['chosen', 7200],
    ['inherited', null],
  ] as const)('asks for a console session of its own length only where AWS takes one: %s', async (session, seconds) => {
    test.script.consoleSession = session
    const asked: unknown[] = []
    const signInUrl = test.script.signInUrl
    test.script.signInUrl = async (request) => {
      asked.push(request.sessionSeconds)
      return signInUrl(request)
    }
    await open()
    expect(asked).toEqual([seconds])
  })

  it('audits what AWS says, and keeps every secret out of the audit', async () => {
    await keys()
    await open()
    test.script.issue = async () => {
      throw new BrevetError('sts_denied', { awsCode: 'AccessDenied' })
    }
    expect(await codeOf(keys())).toBe('sts_denied')
    test.script.issue = async () => {
      throw new Error('a bug with canary-secret in its text')
    }
    expect(await codeOf(keys())).toContain('a bug')
    expect(outcomes().slice(-3)).toEqual([
      ['keys', 'refused', 'sts_denied'],
      ['keys', 'started', null],
      ['keys', 'failed', 'internal'],
    ])
    expect(JSON.stringify(test.events)).not.toMatch(/canary|SigninToken/)
  })
})

describe('a role whose method asks for more', () => {
  /** The installation with this entitlement changed, and the lengths that the console was opened for. */
  function changed(changes: Partial<Entitlement>) {
    const setup = test.installation.current()
    const find: typeof setup.access.find = (identity, id) => {
      const found = setup.access.find(identity, id)
      return found && { ...found, ...changes }
    }
    const lengths: (number | null)[] = []
    const signIn: typeof setup.console.signIn = (request) => {
      lengths.push(request.sessionSeconds)
      return setup.console.signIn(request)
    }
    const current = () => ({ ...setup, access: { ...setup.access, find }, console: { signIn } })
    return { lengths, installation: { ...test.installation, current } }
  }

  it('is refused without the code of the device, before anything begins', async () => {
    const { installation } = changed({ needsMfaCode: true })
    const request = { ...person(), ...noChoices, entitlement: readOnly, mfaCode: null }
    expect(await codeOf(issueKeys(installation, request))).toBe('mfa_code_required')
    expect(outcomes()).toEqual([['keys', 'refused', 'mfa_code_required']])
  })

  it.each([
    ['gives no keys', { keys: false }, 'keys_not_allowed'],
    ['asks for a code', { needsMfaCode: true }, 'mfa_code_required'],
  ])('that %s is refused before the person’s provider is asked for a fresh token', async (_what, changes, code) => {
    const { installation } = changed(changes)
    const request = { ...person(), ...noChoices, entitlement: '444455556666/ReadOnly', mfaCode: null }
    expect(await codeOf(issueKeys(installation, request))).toBe(code)
  })

  it('passes the code on, and writes it nowhere', async () => {
    const { installation } = changed({ needsMfaCode: true })
    const passed: unknown[] = []
    const issue = test.script.issue
    test.script.issue = (request) => {
      passed.push(request.mfaCode?.reveal())
      return issue(request)
    }
    const request = { ...person(), ...noChoices, entitlement: readOnly, mfaCode: secret('918273') }
    await issueKeys(installation, request)
    expect(passed).toEqual(['918273'])
    expect(JSON.stringify(test.events)).not.toContain('918273')
  })

  it('leaves the length of a chained console session to AWS', async () => {
    const wish = { destination: null, service: null, region: null }
    const request = { ...person(), ...noChoices, entitlement: readOnly, wish, signOutFirst: false, mfaCode: null }
    const chained = changed({ isChained: true })
    const direct = changed({})
    await openConsole(chained.installation, request)
    await openConsole(direct.installation, request)
    expect([chained.lengths, direct.lengths]).toEqual([[null], [7200]])
  })
})
