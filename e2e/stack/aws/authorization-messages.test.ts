import { describe, expect, it } from 'vitest'
import { createAuthorizationMessages } from './authorization-messages'
import { makeUser } from './iam-user'

const caller = makeUser({ accountId: '111122223333', name: 'ops' }, { id: '111122223333', partition: 'aws', name: 'a' })
const denied = { caller, action: 'ec2:StopInstances', resource: '*', context: new Map(), isExplicitDeny: false }
const now = new Date('2026-11-25T08:00:00Z')
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

describe('an encoded authorization message', () => {
  it('can be decoded for a day, and not once it has expired', () => {
    const messages = createAuthorizationMessages()
    const encoded = messages.encode(denied, now)
    expect(messages.decode(encoded, hoursLater(24))).toContain('ec2:StopInstances')
    expect(messages.decode(encoded, hoursLater(24.1))).toBeNull()
  })

  it('shows nothing to a reader, and is of no use anywhere else', () => {
    const encoded = createAuthorizationMessages().encode(denied, now)
    expect(Buffer.from(encoded, 'base64url').toString('latin1')).not.toContain('ops')
    expect(createAuthorizationMessages().decode(encoded, now)).toBeNull()
  })
})
