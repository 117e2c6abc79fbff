/**
 * `npm run sbom`: what is shipped, as CycloneDX 1.6 JSON on standard output. Read from the lockfile alone, without a network;
 * the same lockfile gives the same text, so that two lists can be compared.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

interface Component {
  readonly 'bom-ref': string
  readonly type: string
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly hashes?: ReadonlyArray<{ readonly alg: string; readonly content: string }>
}

interface Dependency {
  readonly ref: string
  readonly dependsOn: readonly string[]
}

export interface Sbom {
  readonly bomFormat: string
  readonly specVersion: string
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly Dependency[]
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>>
}

const root = new URL('..', import.meta.url)
const readText = (name: string) => readFileSync(new URL(name, root), 'utf8')

/** `name@version` of everything that an installation without development dependencies may get, as the lockfile marks it. */
export function shipped({ packages }: Lock): ReadonlySet<string> {
  const entries = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev)
  return new Set(entries.map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`))
}

/**
 * npm's own list, without what only develops Brevet. Not by `--omit=dev`: npm then leaves out whatever a development
 * dependency needs as well. npm writes 1.5, all of which means the same in 1.6, names the project after its folder, and
 * marks each run with its time.
 */
export function readSbom(): Sbom {
  const command = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--offline']
  const written = execFileSync('npm', command, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
  const { serialNumber: _serialNumber, metadata, ...rest } = JSON.parse(written)
  const { timestamp: _timestamp, ...about } = metadata
  const { name }: { readonly name: string } = JSON.parse(readText('package.json'))
  return {
    ...rest,
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    specVersion: '1.6',
    metadata: { ...about, component: { ...about.component, name } },
    ...shippedPart(rest, about.component['bom-ref']),
  }
}

function shippedPart(all: Pick<Sbom, 'components' | 'dependencies'>, project: string) {
  const names = shipped(JSON.parse(readText('package-lock.json')))
  const components = all.components.filter(({ name, version }) => names.has(`${name}@${version}`))
  const kept = new Set([project, ...components.map((component) => component['bom-ref'])])
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((target) => kept.has(target)) }))
  return { components, dependencies }
}

if (import.meta.filename === process.argv[1]) process.stdout.write(`${JSON.stringify(readSbom(), null, 2)}\n`)
