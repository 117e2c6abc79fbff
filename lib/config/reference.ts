import type { ConfigPath } from './config-fault'

/** Where references are looked up. */
export interface ReferenceSources {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly readFile: (path: string) => string
}

/** The values with every reference replaced, and where that happened. */
export interface ExpandedValue {
  readonly value: unknown
  readonly referenced: readonly ConfigPath[]
  /** Files that were read, and where their text went. */
  readonly files: readonly FileReference[]
  readonly faults: readonly ReferenceFault[]
}

export interface FileReference {
  readonly path: ConfigPath
  /** As it is written in the reference. */
  readonly file: string
}

interface ReferenceFault {
  readonly path: ConfigPath
  readonly message: string
  /** The environment variable that is missing. */
  readonly variable?: string
}

const referencePattern = /\$?\$\{([^}]*)\}/g

/**
 * Replaces `${env:NAME}` and `${file:/path}` in every text of a parsed configuration; `$${` stands for a literal `${`.
 * What comes in stays text: it is neither parsed as YAML nor expanded again. A file loses its last line break.
 */
export function expandReferences(root: unknown, sources: ReferenceSources): ExpandedValue {
  const referenced: ConfigPath[] = []
  const files: FileReference[] = []
  const faults: ReferenceFault[] = []
  const walk = (value: unknown, path: ConfigPath): unknown => {
    if (typeof value === 'string') return value.includes(`\${`) ? expandText(value, path) : value
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]))
  }
  const expandText = (text: string, path: ConfigPath): string =>
    text.replace(referencePattern, (match, body: string) => {
      if (match.startsWith('$$')) return match.slice(1)
      referenced.push(path)
      if (body.startsWith('file:')) files.push({ path, file: body.slice('file:'.length) })
      const found = lookUp(body, sources)
      if ('fault' in found) {
        const { fault: message, ...missing } = found
        faults.push({ path, message, ...missing })
      }
      return 'text' in found ? found.text : ''
    })
  return { value: walk(root, []), referenced, files, faults }
}

type Lookup = { readonly text: string } | { readonly fault: string; readonly variable?: string }

function lookUp(body: string, sources: ReferenceSources): Lookup {
  const [, kind, name] = /^(env|file):(.+)$/.exec(body) ?? []
  if (kind === 'env' && name) return readVariable(name, sources)
  if (kind === 'file' && name) return readReferencedFile(name, sources)
  return { fault: `is no reference: write \${env:NAME} or \${file:/path}, or $\${ for a literal \${` }
}

function readVariable(name: string, { environment }: ReferenceSources): Lookup {
  const text = Object.hasOwn(environment, name) ? environment[name] : undefined
  if (text === undefined) return { fault: `the environment variable ${name} is not set`, variable: name }
  return text === '' ? { fault: `the environment variable ${name} is empty` } : { text }
}

function readReferencedFile(path: string, { readFile }: ReferenceSources): Lookup {
  try {
    const text = readFile(path).replace(/\r?\n$/, '')
    return text === '' ? { fault: `the file ${path} is empty` } : { text }
  } catch (error) {
    return { fault: `the file ${path} cannot be read (${fileErrorReason(error)})` }
  }
}

/** A short reason such as `ENOENT`. Never the error's message. */
export function fileErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : 'unknown reason'
}
