import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { watchReach } from './reach'

function watched() {
  const clock = { minutes: 0 }
  const answers: (number | 'lost')[] = []
  const through = async () => {
    const answer = answers.shift() ?? 200
    if (answer === 'lost') throw new TypeError('fetch failed')
    return new Response(null, { status: answer })
  }
  const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 12, minutes))
  const reach = watchReach(through, () => at(clock.minutes))
  const ask = async (minute: number, answer: number | 'lost') => {
    clock.minutes = minute
    answers.push(answer)
    await reach.fetch('https://idp.example').catch(() => undefined)
    return reach.unreachableSince()
  }
  return { reach, ask, at, clock }
}

describe('what is remembered of a provider', () => {
  it('says nothing before it was asked', () => {
    expect(watched().reach.unreachableSince()).toBeNull()
  })

  it('counts from the first of several failures, lost or answered by an error of the server', async () => {
    const { ask, at } = watched()
    expect(await ask(40, 'lost')).toEqual(at(40))
    expect(await ask(45, 503)).toEqual(at(40))
  })

  it('forgets them with the first answer, a refusal among them', async () => {
    const { ask, at } = watched()
    await ask(40, 'lost')
    expect(await ask(41, 404)).toBeNull()
    expect(await ask(42, 'lost')).toEqual(at(42))
  })

  it('claims nothing of a failure that is ten minutes old', async () => {
    const { ask, reach, clock } = watched()
    await ask(10, 'lost')
    clock.minutes = 20
    expect(reach.unreachableSince()).toBeNull()
  })

  it('learns nothing from a request that Brevet did not make', async () => {
    let error: Error = new TypeError('fetch failed')
    const reach = watchReach(
      () => Promise.reject(error),
      () => new Date(),
    )
    const ask = () => reach.fetch('https://idp.example').catch(() => undefined)
    const refusal = new BrevetError('source_address_refused')
    error = refusal
    await ask()
    expect(reach.unreachableSince()).toBeNull()
    error = new TypeError('fetch failed')
    await ask()
    error = refusal
    await ask()
    expect(reach.unreachableSince()).not.toBeNull()
  })

  it('hands the failure on', async () => {
    const failing = watchReach(
      () => Promise.reject(new TypeError('fetch failed')),
      () => new Date(),
    )
    await expect(failing.fetch('https://idp.example')).rejects.toThrow('fetch failed')
  })
})
