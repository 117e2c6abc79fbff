import { describe, expect, it } from 'vitest'
import { boundedEvent, eventBody } from './event-body'
import { anEvent } from './events.fixture'

describe('an event in the audit', () => {
  it('is written as canonical JSON with its instant in ISO 8601', () => {
    expect(eventBody(anEvent({ target: null }))).toBe(
      '{"action":"keys","actor":{"email":null,"name":"Ana","source":"corp","subject":"ana"},"at":"2026-03-01T09:00:00.000Z",' +
        '"client":{"ip":"192.0.2.1","userAgent":"curl"},"code":null,"details":{"seconds":3600},"outcome":"succeeded",' +
        '"reference":"brv-0000-0000","target":null}',
    )
  })

  it('keeps what is within the bounds as it is', () => {
    expect(boundedEvent(anEvent())).toEqual(anEvent())
  })

  it('cuts a user agent of 10 kB', () => {
    const { client } = boundedEvent(anEvent({ client: { ip: null, userAgent: 'x'.repeat(10_240) } }))
    expect(client.userAgent).toBe(`${'x'.repeat(511)}…`)
  })

  it('stays below 32 kB whatever the request holds', () => {
    const long = '\u0000'.repeat(100_000)
    const details = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key ${index}`, index]))
    const event = anEvent({
      actor: { source: long, subject: long, name: long, email: long },
      target: { accountId: long, roleName: long, roleArn: long },
      client: { ip: long, userAgent: long },
      details,
    })
    expect(eventBody(boundedEvent(event)).length).toBeLessThan(32_768)
  })

  it('keeps of the details only finite numbers, booleans and text', () => {
    const details = { count: 1, isNew: false, word: 'w', object: { token: 'canary' }, nothing: null, endless: Infinity }
    const event = anEvent({ details: details as unknown as Record<string, string> })
    expect(boundedEvent(event).details).toEqual({ count: 1, isNew: false, word: 'w' })
  })

  it('keeps no field that the audit does not know', () => {
    const actor = { source: 'corp', subject: 'ana', name: null, email: null, idToken: 'canary' }
    expect(eventBody(boundedEvent(anEvent({ actor })))).not.toContain('canary')
  })
})
