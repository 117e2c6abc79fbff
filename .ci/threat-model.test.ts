import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url)
const model = readFileSync(new URL('docs/threat-model.md', root), 'utf8')
const rows = model.split('\n').filter((line) => /^\| (?!Threat |-)/.test(line) && line.split('|').length === 5)

describe('the threat model', () => {
  it('says for each threat which tests show the answer, or that none does yet', () => {
    expect(rows.length).toBeGreaterThan(40)
    const unproved = rows.filter((row) => !/(not yet|\.(test|spec|contract)\.ts`)\s*\|$/.test(row))
    expect(unproved).toEqual([])
  })

  it('names tests that exist', () => {
    const named = [...model.matchAll(/`([^`\s]+\.(?:test|spec|contract)\.ts)`/g)].map(([, path = '']) => path)
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  })
})
