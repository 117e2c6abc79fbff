import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

const root = new URL('..', import.meta.url)
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, root), 'utf8'))
const lock: { readonly packages: Readonly<Record<string, Entry>> } = readJson('package-lock.json')
const manifest: { readonly dependencies: Readonly<Record<string, string>> } = readJson('package.json')
const entries = Object.entries(lock.packages).filter(([path]) => path !== '')

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const versionsOf = (name: string) => entries.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version)

/** By the three numbers; a prerelease comes before its release. */
function isAtLeast(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split('-', 1).join().split('.').map(Number)
  const [mine, wanted] = [numbers(version), numbers(floor)]
  const differing = mine.findIndex((number, place) => number !== wanted[place])
  if (differing === -1) return !version.includes('-')
  return (mine[differing] ?? 0) > (wanted[differing] ?? 0)
}

/** What must never be installed below: the release in which the named class of fault was closed. */
const floors: ReadonlyArray<readonly [name: string, floor: (version: string) => string, why: string]> = [
  ['next', () => '16.3.4', 'remote code execution and bypasses of the proxy'],
  ['@node-saml/node-saml', () => '5.1.0', 'identities read from the unsigned original'],
  [
    '@xmldom/xmldom',
    (version) => (version.startsWith('0.9.') ? '0.9.10' : '0.8.13'),
    'injected nodes, endless recursion',
  ],
]

/** Packages that may bring an install script, each with the reason; none is needed for Brevet to run. */
const scriptsWithReason: Readonly<Record<string, string>> = {}

describe('the lockfile', () => {
  it.each(floors)('has %s at or above the release that closed its known faults', (name, floor) => {
    const versions = versionsOf(name)
    expect(versions).not.toEqual([])
    expect(versions.filter((version) => !isAtLeast(version, floor(version)))).toEqual([])
  })

  it('compares releases by their numbers', () => {
    expect(isAtLeast('16.10.0', '16.3.4')).toBe(true)
    expect(isAtLeast('16.3.4', '16.3.4')).toBe(true)
    expect(isAtLeast('16.3.3', '16.3.4')).toBe(false)
    expect(isAtLeast('16.3.4-canary.1', '16.3.4')).toBe(false)
    expect(isAtLeast('5.0.1', '5.1.0')).toBe(false)
  })

  it('has every direct dependency at one exact version, next-auth among them', () => {
    expect(manifest.dependencies).toHaveProperty('next-auth')
    for (const [name, wanted] of Object.entries(manifest.dependencies)) {
      expect(wanted).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, wanted])
    }
  })

  it('binds every package to its content', () => {
    // A package inside the archive of another one is bound by that archive.
    const unbound = entries.filter(([, { inBundle, integrity }]) => !inBundle && !/^sha512-/.test(integrity ?? ''))
    expect(unbound.map(([path]) => path)).toEqual([])
    for (const [path] of entries.filter(([, { inBundle }]) => inBundle)) {
      const around = path.slice(0, path.lastIndexOf('/node_modules/'))
      expect(lock.packages[around]?.integrity ?? '').toMatch(/^sha512-/)
    }
  })

  it('takes packages from the npm registry and from nowhere else', () => {
    // An entry without an address is fetched from the registry by its version.
    const elsewhere = entries.filter(
      ([, { link, resolved, version }]) =>
        link ||
        !/^\d+\.\d+\.\d+/.test(version) ||
        !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere.map(([path]) => path)).toEqual([])
  })

  it('brings no install script without a reason', () => {
    const withScript = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
    expect(withScript.sort()).toEqual(Object.keys(scriptsWithReason).sort())
  })

  it('has a licence for everything that is shipped, and none of the AGPL', () => {
    const shipped = entries.filter(([, { dev }]) => !dev)
    expect(shipped.filter(([, { license }]) => !license).map(([path]) => path)).toEqual([])
    expect(shipped.filter(([, { license }]) => /AGPL/i.test(license ?? '')).map(([path]) => path)).toEqual([])
  })
})
