import { describe, expect, it } from 'vitest'
import type { SourceView } from '@/lib/broker/source-views'
import { signInPlan } from './sign-in-plan'

const source = (id: string, changes: Partial<SourceView> = {}): SourceView => ({
  id,
  kind: 'oidc',
  label: id,
  emailDomains: [],
  unreachableSince: null,
  ...changes,
})
const three = [source('a'), source('b'), source('c')]
const ten = Array.from('abcdefghij', (id) => source(id))
const down = { unreachableSince: new Date('2026-03-01T12:40:00Z') }

function plan(sources: readonly SourceView[], changes: Partial<Parameters<typeof signInPlan>[0]> = {}) {
  const { first, others, ...rest } = signInPlan({
    sources,
    lastUsed: null,
    asksEmail: false,
    staysHere: false,
    ...changes,
  })
  return { ...rest, first: first?.id ?? null, others: others.map(({ id }) => id).join('') }
}

describe('the sign-in page', () => {
  it('sends people on where there is nothing to choose', () => {
    expect(plan([source('a')]).automatic).toBe('a')
    expect(plan(three).automatic).toBeNull()
    expect(plan([]).automatic).toBeNull()
  })

  it('sends nobody on who left, asked for the page or met an error', () => {
    expect(plan([source('a')], { staysHere: true }).automatic).toBeNull()
  })

  it('sends nobody to a provider that does not answer', () => {
    expect(plan([source('a', down)])).toMatchObject({ automatic: null, first: 'a' })
  })

  it('puts the source used last first, and keeps the order of the file for the rest', () => {
    expect(plan(three, { lastUsed: 'c' })).toMatchObject({ first: 'c', others: 'ab' })
    expect(plan(three)).toMatchObject({ first: 'a', others: 'bc' })
  })

  it('takes a source that is gone, or that somebody made up, for none', () => {
    expect(plan(three, { lastUsed: 'gone' })).toMatchObject({ first: 'a', others: 'bc' })
  })

  it('recommends one that answers', () => {
    expect(plan([source('a', down), source('b')])).toMatchObject({ first: 'b', others: 'a' })
  })

  it('asks for the address with more than three sources, and recommends none but the one used last', () => {
    expect(plan(three).byEmail).toBe(false)
    expect(plan(ten)).toMatchObject({ byEmail: true, first: null, others: 'abcdefghij' })
    expect(plan(ten, { lastUsed: 'd' })).toMatchObject({ byEmail: true, first: 'd' })
  })

  it('asks for it with fewer when the operator says so, unless no source speaks for a domain', () => {
    const two = [source('a', { emailDomains: ['a.example'] }), source('b')]
    expect(plan(two, { asksEmail: true }).byEmail).toBe(true)
    expect(plan(two).byEmail).toBe(false)
    expect(plan(three, { asksEmail: true }).byEmail).toBe(false)
  })
})
