import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError, type ErrorCode, type SafeDetails } from '../domain/errors'
import type { Identity } from '../domain/identity'
import { wholeRole } from '../domain/scope'
import { openTestInstallation, reader, visit } from './installation.fixture'
import { issueKeys } from './issue'
import { findRefusal } from './refusal'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const admin: Identity = { ...reader, subject: 'u-9', groups: [{ value: 'admins', raw: 'admins', from: 'groups' }] }
const denied: SafeDetails = {
  awsCode: 'AccessDenied',
  awsMessage: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  awsRequestId: '5b0e8c1e-0000-4000-8000-0123456789ab',
  region: 'eu-west-1',
  reason: 'trust-policy',
  sessionName: 'ana@example.com',
  sourceIdentity: 'ana@example.com',
  tagKeys: 'email, team',
}

async function refuse(code: ErrorCode, details: SafeDetails): Promise<void> {
  test.script.issue = () => Promise.reject(new BrevetError(code, details))
  const at = test.now()
  const life = { createdAt: at, lastSeenAt: at, expiresAt: at, revokedAt: null }
  const session = { idHash: 'x', identity: reader, client: visit.client, ...life }
  const unsaid = { region: null, reason: null, ticket: null }
  const wish = {
    entitlement: '111122223333/ReadOnly',
    durationSeconds: 3600,
    mfaCode: null,
    scope: wholeRole,
    ...unsaid,
  }
  await issueKeys(test.installation, { ...visit, session, ...wish }).catch(() => undefined)
}

const seenBy = (identity: Identity, reference = visit.reference) => findRefusal(test.installation, identity, reference)

describe('a refusal by AWS', () => {
  it('is explained to an administrator: what AWS said, what it was told, which statements it wanted', async () => {
    await refuse('sts_denied', denied)
    const view = await seenBy(admin)
    expect(view).toMatchObject({ code: 'sts_denied', reason: 'trust-policy', accountOwner: 'payments' })
    expect(view?.explanation?.aws).toEqual({
      code: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      requestId: '5b0e8c1e-0000-4000-8000-0123456789ab',
      region: 'eu-west-1',
      regions: ['eu-west-1'],
      endpoint: 'https://sts.eu-west-1.amazonaws.com',
    })
    expect(view?.explanation?.sent).toEqual({
      roleArn: 'arn:aws:iam::111122223333:role/ReadOnly',
      method: 'web-identity',
      sessionName: 'ana@example.com',
      sourceIdentity: 'ana@example.com',
      tagKeys: ['email', 'team'],
      durationSeconds: 3600,
    })
    expect(view?.explanation?.policies.map((policy) => policy.of)).toEqual(['role'])
    expect(JSON.stringify(view?.explanation?.checks)).toContain('sts:SetSourceIdentity')
  })

  it('of assume-role names Brevet’s own role, whose session asked, and the ExternalId it sent', async () => {
    await refuse('sts_denied', { ...denied, method: 'assume-role' })
    const arn = 'arn:aws:sts::999988887777:assumed-role/brevet/i-0abc'
    const base = { state: 'known', arn, accountId: '999988887777', partition: 'aws', isChained: true } as const
    const view = await findRefusal({ ...test.installation, base: () => base }, admin, visit.reference)
    const policies = JSON.stringify(view?.explanation?.policies)
    expect(policies).toContain('"AWS":"arn:aws:iam::999988887777:role/brevet"')
    expect(policies).toContain(test.installation.current().trusts.externalId('111122223333'))
  })

  it('is told to the person who was refused by its reason and the owner, with nothing of AWS', async () => {
    await refuse('sts_denied', denied)
    expect(await seenBy(reader)).toEqual({
      code: 'sts_denied',
      reason: 'trust-policy',
      method: 'web-identity',
      regions: [],
      accountOwner: 'payments',
      explanation: null,
    })
  })

  it('names the regions that the owner has to switch on, to the person as well', async () => {
    const regions = { region: 'eu-south-2', regions: 'eu-south-1 eu-south-2' }
    await refuse('sts_region_disabled', { ...denied, ...regions, reason: 'region-deactivated' })
    expect(await seenBy(reader)).toMatchObject({ regions: ['eu-south-1', 'eu-south-2'], explanation: null })
  })

  it.each([
    ['of another subject', { ...reader, subject: 'u-2' }],
    ['of another source', { ...reader, source: 'corp' }],
  ])('is not told to a person %s', async (_what, identity) => {
    await refuse('sts_denied', denied)
    expect(await seenBy(identity)).toBeNull()
  })

  it('is unknown under any other reference', async () => {
    await refuse('sts_denied', denied)
    expect(await seenBy(admin, 'brv-0000-0000')).toBeNull()
    expect(await seenBy(admin, "' or ''='")).toBeNull()
  })

  it('is nothing where Brevet refused by itself', async () => {
    await refuse('not_entitled', {})
    expect(await seenBy(admin)).toBeNull()
  })

  it('of a request that cannot be met has its reason, and nothing that AWS said', async () => {
    await refuse('request_malformed', { field: 'scope.myIp', reason: 'address-unusable' })
    const known = { code: 'request_malformed', reason: 'address-unusable', explanation: null }
    expect([await seenBy(reader), await seenBy(admin)]).toMatchObject([known, known])
  })

  it('has no policy to offer where policies cannot be the cause', async () => {
    await refuse('sts_throttled', { ...denied, awsCode: 'Throttling', reason: 'rate-exceeded' })
    expect((await seenBy(admin))?.explanation).toMatchObject({ checks: [], policies: [] })
  })

  it('is explained without AWS’s code where AWS gives none', async () => {
    await refuse('console_refused', { status: 400, reason: 'session-refused' })
    expect(await seenBy(admin)).toMatchObject({
      code: 'console_refused',
      reason: 'session-refused',
      explanation: { aws: { code: null }, checks: [], policies: [] },
    })
  })

  it('has nothing more for administrators where AWS was not asked', async () => {
    await refuse('mfa_code_required', {})
    expect(await seenBy(admin)).toMatchObject({ code: 'mfa_code_required', explanation: null })
  })

  it('names where AWS was asked, though it gave no answer', async () => {
    await refuse('sts_unreachable', { region: 'eu-west-1', regions: 'eu-central-1 eu-west-1', reason: 'timeout' })
    const regions = ['eu-central-1', 'eu-west-1']
    expect((await seenBy(admin))?.explanation?.aws).toMatchObject({ code: null, region: 'eu-west-1', regions })
  })

  it('keeps no reason that its code cannot have', async () => {
    await refuse('sts_denied', { ...denied, reason: 'rate-exceeded' })
    expect(await seenBy(reader)).toMatchObject({ reason: null })
  })
})
