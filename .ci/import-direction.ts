/**
 * Who may import whom. A wrong import fails `npm run lint`.
 * Stages see the domain, their own folder and the types of the configuration; the broker sees all of lib; the screens see the
 * broker; each outside library has one owner. Sources are formatted by Biome, so an import statement has one form.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Folder to what it may import besides itself: path prefixes within the repository. The longest matching folder counts. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'lib/domain': [],
  'lib/config': ['lib/domain'],
  'lib/store': ['lib/domain', 'lib/config/config'],
  'lib/keys': ['lib/domain'],
  'lib/identity': ['lib/domain', 'lib/config/config'],
  'lib/outbound': ['lib/domain'],
  'lib/session': ['lib/domain', 'lib/config/config'],
  'lib/entitlements': ['lib/domain', 'lib/config/config'],
  'lib/federation': ['lib/domain', 'lib/config/config'],
  'lib/handout': ['lib/domain', 'lib/config/config'],
  'lib/audit': ['lib/domain'],
  'lib/trust': ['lib/domain', 'lib/config/config'],
  'lib/broker': ['lib/'],
  'lib/cli': ['lib/'],
  // Key formats, what to know of them, and the menu of console services are rendered in the browser, where the broker cannot be.
  app: [
    'lib/broker',
    'lib/session',
    'lib/domain',
    'lib/handout/console-services',
    'lib/handout/key-advice',
    'lib/handout/key-formats',
    'lib/handout/key-values',
  ],
  // The specs know lists whose texts are the same in every language, and start PostgreSQL as the store's tests do; the stack knows
  // only what it would know in life.
  e2e: [
    'lib/store/postgres.fixture',
    'lib/domain/errors',
    'lib/domain/federation-kind',
    'lib/domain/region',
    'lib/handout/key-formats',
    'lib/handout/console-services',
    'app/_ui/aws-services',
    'app/_messages/language-names',
  ],
  'e2e/stack': ['e2e/browser'],
  // The runner and Playwright's configuration both need the browser.
  '.ci': ['e2e/browser'],
  '': ['lib/broker', 'e2e/browser', 'app/_messages/compile', 'app/_http/answer-headers'],
}

/** Outside library to the only places that may import it. */
const owners: ReadonlyArray<readonly [library: RegExp, places: readonly string[]]> = [
  [/^(openid-client|oauth4webapi)(\/|$)/, ['lib/identity/oidc', 'e2e/']],
  [/^@node-saml\//, ['lib/identity/saml', 'e2e/']],
  [/^@aws-sdk\/client-kms$/, ['lib/federation/kms', 'e2e/']],
  [/^@(aws-sdk|smithy)\//, ['lib/federation/sts', 'lib/federation/iam', 'e2e/']],
  [/^(next-auth|@auth)(\/|$)/, ['lib/session/']],
  [/^libsql(\/|$)/, ['lib/store/', 'e2e/attack/']],
  [/^(kysely|pg|rate-limiter-flexible)(\/|$)/, ['lib/store/']],
  [/^yaml(\/|$)/, ['lib/config/', 'lib/trust/', 'e2e/']],
  [/^(next|react|react-dom)(\/|$)/, ['app/', 'lib/session/', 'proxy.ts', 'next.config.ts']],
  [/^@(base-ui|leeoniya|tanstack)\//, ['app/']],
  [/^(use-intl|icu-minify|negotiator|@formatjs)(\/|$)/, ['app/_messages/', 'app/_screens/role-told.test.ts']],
]

/** One import that should not be. */
export interface WrongImport {
  readonly file: string
  readonly imported: string
  readonly why: string
}

/** Judges one file, given by its path within the repository and its text. */
export function wrongImports(file: string, text: string): readonly WrongImport[] {
  return importsOf(text).flatMap((imported) => {
    const why = isOwn(imported) ? judgeOwn(file, imported) : judgeOutside(file, imported)
    return why ? [{ file, imported, why }] : []
  })
}

const importPattern =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function isOwn(imported: string): boolean {
  return imported.startsWith('.') || imported.startsWith('@/')
}

function judgeOwn(file: string, imported: string): string | null {
  const target = imported.startsWith('@/') ? imported.slice(2) : normalize(join(dirname(file), imported))
  const folder = folderOf(file)
  if (folder === '' ? !target.includes('/') : target === folder || target.startsWith(`${folder}/`)) return null
  const allowed = mayImport[folder] ?? []
  return allowed.some((prefix) => target.startsWith(prefix))
    ? null
    : `${folder || 'the root'} may import ${allowed.join(', ') || 'nothing else'}`
}

function judgeOutside(file: string, imported: string): string | null {
  if (folderOf(file) === 'lib/domain' && !file.endsWith('.test.ts')) return 'lib/domain imports nothing'
  const places = owners.find(([library]) => library.test(imported))?.[1]
  return !places || places.some((place) => file.startsWith(place)) ? null : `it belongs to ${places.join(', ')}`
}

function folderOf(file: string): string {
  const fits = Object.keys(mayImport).filter((folder) => folder !== '' && file.startsWith(`${folder}/`))
  return fits.sort((a, b) => b.length - a.length)[0] ?? ''
}

function sourcesOf(root: string): readonly string[] {
  const own = readdirSync(root).filter((name) => /\.tsx?$/.test(name))
  const below = ['.ci', 'app', 'lib', 'e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  return [...own, ...below].filter((name) => /(?<!\.d)\.tsx?$/.test(name))
}

/** Judges every source of the repository; prints what is wrong and gives the exit code. */
function main(): number {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const wrong = sourcesOf(root).flatMap((file) => wrongImports(file, readFileSync(join(root, file), 'utf8')))
  for (const { file, imported, why } of wrong) console.error(`${file}: imports ${imported}: ${why}`)
  return wrong.length === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main()
