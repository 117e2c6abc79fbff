import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reading, readCommand } from './palette-grammar'

/** A reading in one line: what is not a name in brackets. */
function shown({ verb, service, region, terms }: Reading): string {
  const said = [verb, service, region].filter((word) => word !== null).join(' ')
  return `[${said}] ${terms.map(({ field, text }) => (field === 'name' ? `${text}!` : text)).join(' ')}`
}

const read = (line: string) => readCommand(line).map(shown)

describe('a command', () => {
  it('is names alone where no word is anything else', () => {
    expect(read('prod-pay ro')).toEqual(['[] prod-pay ro'])
  })

  it.each([
    ['role first', 'prod-pay ro s3 eu', '[s3 eu] prod-pay ro'],
    ['verb first', 'keys prod-pay ro', '[keys] prod-pay ro'],
    ['verb last', 'prod-pay ro keys', '[keys] prod-pay ro'],
    ['a sentence', 'open s3 in eu as ro', '[console s3 eu] ro'],
    ['a sentence with names', 'keys for the prod-pay ro', '[keys] prod-pay ro'],
    ['another name of a service', 'pay ddb', '[dynamodb] pay'],
    ['a service of two words', 'pay secrets manager', '[secretsmanager] pay'],
    ['a service of two words with a hyphen', 'pay cost-explorer', '[cost-explorer] pay'],
    ['a link', 'link pay ro s3', '[link s3] pay ro'],
    ['German', 'Schlüssel für pay ro', '[keys] pay ro'],
    ['a question', 'why pay ro', '[details] pay ro'],
    ['prefixes of the filter beside it', 'env:prod role:admin s3', '[s3] prod admin'],
  ])('understands %s', (_, line, reading) => {
    expect(read(line)).toContain(reading)
  })

  it('takes words for names first, and marks those that must begin a name then', () => {
    expect(read('pay support')).toEqual(['[] pay support!', '[support] pay'])
    expect(read('pay ro s3 eu')).toEqual(['[] pay ro s3! eu!', '[eu] pay ro s3!', '[s3] pay ro eu!', '[s3 eu] pay ro'])
  })

  it('takes the last of several services first', () => {
    expect(read('s3 logs')[1]).toBe('[cloudwatch] s3!')
  })

  it('has no verb in the middle, and none behind a prefix', () => {
    expect(read('pay keys ro')).toEqual(['[] pay keys ro'])
    expect(read('role:keys')).toEqual(['[] keys'])
  })

  it('leaves fillers where nothing else is said', () => {
    expect(read('the role')).toEqual(['[] the role'])
  })

  it('is not deceived by names of JavaScript', () => {
    expect(read('constructor __proto__ toString')).toEqual(['[] constructor __proto__ tostring'])
  })

  it('reads any text, in bounded time and always alike', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('s3', 'eu', 'keys', 'logs', 'us', 'in', '"', 'env:'))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const line = words.join(' ')
        const readings = readCommand(line)
        expect(readings.length).toBeLessThanOrEqual(16)
        expect(readings).toEqual(readCommand(line))
        for (const { terms } of readings) expect(terms.length).toBeLessThanOrEqual(12)
      }),
    )
  })
})
