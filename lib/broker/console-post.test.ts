import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Scope, wholeRole } from '../domain/scope'
import type { IssueRequest } from '../federation/method'
import { opensByPost, postToConsole } from './console-post'
import { openTestInstallation, reader, readerSession, visit } from './installation.fixture'

let test: Awaited<ReturnType<typeof openTestInstallation>>
const asked: IssueRequest[] = []
beforeEach(async () => {
  test = await openTestInstallation()
  asked.length = 0
  const { consolePost } = test.script
  test.script.consolePost = async (request) => {
    asked.push(request)
    return consolePost(request)
  }
})
afterEach(() => test.installation.close())

function post(entitlement: string, destination: string | null = null, scope: Partial<Scope> = {}) {
  const session = readerSession(test.now())
  const wish = { destination, service: null, region: null }
  const said = { durationSeconds: null, reason: null, ticket: null, mfaCode: null, scope: { ...wholeRole, ...scope } }
  return postToConsole(test.installation, { ...visit, session, entitlement, wish, signOutFirst: false, ...said })
}

const outcomes = () => test.events.map(({ outcome, code }) => [outcome, code])

describe('the console by the browser’s POST', () => {
  it('gives the form for AWS’s sign-in page, with an answer for the longest session', async () => {
    const form = await post('777788889999/ReadOnly', 's3')
    expect(form).toEqual({
      url: new URL('https://signin.aws.amazon.com/saml'),
      fields: {
        SAMLResponse: 'canary-response',
        RelayState: 'https://us-east-1.console.aws.amazon.com/s3/home?region=us-east-1',
      },
    })
    expect(asked).toMatchObject([{ durationSeconds: 7200, entitlement: { method: 'saml' } }])
  })

  it('is written to the audit as a console sign-in, before and after, without the answer itself', async () => {
    await post('777788889999/ReadOnly')
    expect(outcomes()).toEqual([
      ['started', null],
      ['succeeded', null],
    ])
    expect(test.events[1]).toMatchObject({
      action: 'console',
      details: { method: 'saml', way: 'saml-post', assumedRoleArn: expect.stringContaining(':assumed-role/ReadOnly/') },
    })
    expect(JSON.stringify(test.events)).not.toContain('canary')
  })

  it('has its destination in both rows, without what stands behind the path', async () => {
    await post('777788889999/ReadOnly', '/ec2/home?token=hidden#Instances:')
    const destination = 'us-east-1.console.aws.amazon.com/ec2/home'
    expect(test.events.map(({ details }) => details)).toMatchObject([{ destination }, { destination }])
    expect(JSON.stringify(test.events)).not.toContain('hidden')
  })

  it.each([
    ['an account that does not trust our assertions', '111122223333/ReadOnly', null, 'console_not_allowed'],
    ['a role without console', '111122223333/KeysOnly', null, 'console_not_allowed'],
    ['a role of somebody else', '111122223333/Admin', null, 'not_entitled'],
    ['another destination', '777788889999/ReadOnly', 'https://evil.example', 'destination_not_allowed'],
  ])('is refused for %s, and nothing is signed', async (_, entitlement, destination, code) => {
    await expect(post(entitlement, destination)).rejects.toMatchObject({ code })
    expect(asked).toEqual([])
    expect(outcomes()).toEqual([['refused', code]])
  })

  it('is no way around the code that the role’s method asks for', () => {
    const entitlement = test.installation.current().access.find(reader, '777788889999/ReadOnly')
    if (!entitlement) throw new Error('not in the fixture')
    expect([opensByPost(entitlement), opensByPost({ ...entitlement, needsMfaCode: true })]).toEqual([true, false])
  })

  it('is refused for a session that is to be narrowed, because AWS takes no session policy on this way', async () => {
    const refused = post('777788889999/ReadOnly', null, { readOnly: true })
    await expect(refused).rejects.toMatchObject({ code: 'console_opens_whole' })
    expect(asked).toEqual([])
  })
})
