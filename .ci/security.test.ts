import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const lines = read('docs/security.md').split('\n')
const rows = lines.filter((line) => /^\| (?!Attack |-)/.test(line)).map((line) => line.split(' | ').at(-1) ?? '')

interface Proof {
  readonly path: string
  /** The beginning of the test's title; empty: all tests of the file. */
  readonly title: string
}

const proofs = rows.flatMap((cell) =>
  [...cell.matchAll(/`([^`]+)`(?:: ([^;|]+))?/g)].map(
    ([, path = '', title = '']): Proof => ({ path, title: title.trim() }),
  ),
)

/** Families of SAML attacks give their tests the names. */
const samlFamilies = readdirSync(new URL('e2e/attack/saml', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(`e2e/attack/saml/${path}`))
  .join('\n')

function hasTitle({ path, title }: Proof): boolean {
  return read(path).includes(title) || (title.startsWith('SAML ') && samlFamilies.includes(title))
}

describe('the list of attacks', () => {
  it('says for each which tests show the answer, or that none does yet', () => {
    expect(rows.length).toBeGreaterThan(80)
    expect(rows.filter((cell) => !/^(?:not yet|`.+)\s*\|$/.test(cell))).toEqual([])
  })

  it('names files that exist and hold tests', () => {
    const isTest = (path: string) => /\.(?:test|spec|contract)\.ts$/.test(path) && existsSync(new URL(path, root))
    expect(proofs.filter(({ path }) => !isTest(path))).toEqual([])
  })

  it('names tests by titles that they have', () => {
    expect(proofs.filter((proof) => !hasTitle(proof))).toEqual([])
  })
})
