import type { Config } from '../config/config'
import { assertionSources } from '../trust/assertion'
import type { TrustRequest } from '../trust/trust-request'
import { readTextFile } from './text-file'

/** What the sources' applications for AWS say of themselves, and which files could not be read. */
export interface CompanyMetadata {
  readonly of: TrustRequest['companyMetadata']
  readonly faults: readonly string[]
}

/**
 * Reads the files of the command line, each `FILE` or, where several sources could be meant, `<source>=FILE`; else those that
 * brevet.yaml names. Nothing is fetched. Null: no method asks for them.
 */
export function readCompanyMetadata(config: Config | null, files: readonly string[]): CompanyMetadata {
  const sources = config ? assertionSources(config) : []
  const read = sources.flatMap(({ id, awsAssertion }) => {
    const given = files.find((file) => file.startsWith(`${id}=`))?.slice(id.length + 1)
    const only = sources.length === 1 ? files[0] : undefined
    const written = awsAssertion?.metadata.from === 'file' ? awsAssertion.metadata.path : undefined
    const path = given ?? only ?? written
    return path === undefined ? [] : [{ id, file: readTextFile(path) }]
  })
  const texts = new Map(read.flatMap(({ id, file }) => (file.ok ? [[id, file.text] as const] : [])))
  return {
    of: (source) => texts.get(source) ?? null,
    faults: read.flatMap(({ file }) => (file.ok ? [] : [file.fault])),
  }
}
