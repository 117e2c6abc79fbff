import { describe, expect, it } from 'vitest'
import { federationKinds } from '../domain/federation-kind'
import { makeAwsConfig, makeEntitlement, makeIdentity, makeTrusts } from './issue.fixture'
import { profiles } from './method.profile.fixture'
import { previewSession } from './session-preview'

const aws = makeAwsConfig(null, { transitiveTags: ['team'] })

describe('a preview of a session', () => {
  it.each(federationKinds)('by %s has what the method is proved to tell AWS', (method) => {
    const { holder, hasTags } = profiles[method]
    const trusts = makeTrusts()
    const { name, ...preview } = previewSession(makeIdentity(), makeEntitlement({ method }), { aws, trusts })
    expect(preview.session.tags.length > 0).toBe(hasTags)
    if (method === 'assertion' || method === 'session-token') {
      expect([name, preview.sourceIdentity]).toEqual([null, null])
      return
    }
    const resource = method === 'federation-token' ? 'federated-user' : 'assumed-role/Developer'
    expect(`arn:aws:sts::111122223333:${resource}/${name}`).toMatch(holder?.arn ?? /^$/)
    expect(preview.sourceIdentity !== null).toBe(holder?.hasSourceIdentity)
  })

  it('names the tags that go on to the next role, and those that are left out with the reason', () => {
    const trusts = makeTrusts()
    const identity = makeIdentity({ emailVerified: false })
    const { session, transitiveTagKeys } = previewSession(identity, makeEntitlement(), { aws, trusts })
    expect(session).toEqual({
      tags: [{ key: 'team', value: 'payments' }],
      omitted: [{ key: 'email', reason: 'unverified' }],
    })
    expect(transitiveTagKeys).toEqual(['team'])
  })

  it('has neither where the account has switched them off', () => {
    const trusts = makeTrusts({ sendsTags: false, sendsSourceIdentity: false })
    const { sourceIdentity, session } = previewSession(makeIdentity(), makeEntitlement(), { aws, trusts })
    expect([sourceIdentity, session.tags]).toEqual([null, []])
    expect(session.omitted.map(({ reason }) => reason)).toEqual(['switched off', 'switched off'])
  })
})
