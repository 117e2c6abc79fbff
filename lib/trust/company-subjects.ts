import type { Config } from '../config/config'
import { companySources } from './company-issuer'

/** The people of one source, by the `sub` of their ID tokens. */
export interface CompanySubjects {
  readonly source: string
  readonly subjects: readonly string[]
}

/** What is written as a subject, or why it cannot be one. */
export type SubjectsResult =
  | { readonly ok: true; readonly people: readonly CompanySubjects[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/** OpenID Connect Core 2: at most 255 ASCII characters. IAM reads `${…}` as a variable, and people read `*` as everybody. */
const subjectPattern = /^(?!.*\$\{)[\x21-\x29\x2b-\x3e\x40-\x7e][\x20-\x29\x2b-\x3e\x40-\x7e]{0,254}$/

/** Sorts subjects by source. With one source a subject is taken as it is; with several, `<source>:` stands before it. */
export function readSubjects(subjects: readonly string[], config: Pick<Config, 'signIn'>): SubjectsResult {
  const sources = companySources(config).map(({ id }) => id)
  const [first, ...others] = sources
  if (first === undefined) {
    return refuse(['brevet.yaml has no OIDC source with a clientSecret, whose ID tokens Brevet could hand on'])
  }
  const read = [...new Set(subjects)].map((text) =>
    others.length === 0 ? { source: first, subject: text } : split(text),
  )
  const faults = read.flatMap(({ source, subject }) => faultsOf({ source, subject }, sources))
  if (faults.length > 0) return refuse(faults)
  const people = sources.map((source) => ({
    source,
    subjects: read.filter((one) => one.source === source).map(({ subject }) => subject),
  }))
  return { ok: true, people: people.filter(({ subjects: named }) => named.length > 0) }
}

function refuse(faults: readonly string[]): SubjectsResult {
  return { ok: false, faults }
}

function split(text: string): { readonly source: string; readonly subject: string } {
  const at = text.indexOf(':')
  return at < 0 ? { source: '', subject: text } : { source: text.slice(0, at), subject: text.slice(at + 1) }
}

function faultsOf(
  { source, subject }: { readonly source: string; readonly subject: string },
  sources: readonly string[],
): readonly string[] {
  if (!sources.includes(source)) {
    return [
      `the subject ${subject} needs its source before it, as in ${sources[0]}:${subject}: one of ${sources.join(', ')}`,
    ]
  }
  if (subjectPattern.test(subject)) return []
  return [
    `${JSON.stringify(subject)} is no subject: each person is named by a whole sub, of 1 to 255 ASCII characters without * ? and \${`,
  ]
}
