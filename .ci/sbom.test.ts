import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSbom } from './sbom'

interface Entry {
  readonly version: string
  readonly integrity?: string
  readonly dev?: boolean
}

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const sha512 = (integrity: string | undefined) =>
  Buffer.from((integrity ?? '').replace(/^sha512-/, ''), 'base64').toString('hex')

describe('the list of what is shipped', () => {
  const sbom = readSbom()

  it('is CycloneDX 1.6 of Brevet itself', () => {
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' })
    expect(sbom.metadata.component).toMatchObject({ type: 'application', name: 'brevet' })
  })

  it('is all the lockfile ships, each with its address and the hash that the lockfile binds it to', () => {
    const locked = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
    const hashes = new Map(locked.map(([path, entry]) => [`${nameOf(path)}@${entry.version}`, sha512(entry.integrity)]))
    const listed = sbom.components.map(({ name, version }) => `${name}@${version}`)
    expect([...new Set(listed)].sort()).toEqual([...new Set(hashes.keys())].sort())
    for (const { name, version, purl, hashes: found } of sbom.components) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`)
      expect(found).toContainEqual({ alg: 'SHA-512', content: hashes.get(`${name}@${version}`) })
    }
  })

  it('has every direct dependency, and nothing that only develops Brevet', () => {
    const root = lock.packages[''] as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>
    const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`))
    for (const [name, version] of Object.entries(root['dependencies'] ?? {}))
      expect(listed).toContain(`${name}@${version}`)
    const names = new Set(sbom.components.map(({ name }) => name))
    for (const name of ['vitest', 'knip', '@biomejs/biome', 'fast-check']) expect(names).not.toContain(name)
  })

  it('says of nothing that it needs what is not in the list', () => {
    const refs = new Set([...sbom.components, sbom.metadata.component].map((component) => component['bom-ref']))
    expect(
      sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref)),
    ).toEqual([])
  })

  it('is the same text each time', () => {
    expect(JSON.stringify(readSbom())).toBe(JSON.stringify(sbom))
  })
})
