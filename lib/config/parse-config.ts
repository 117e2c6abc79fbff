/**
 * The configuration stage turns one YAML text and the environment into one frozen Config, or into the list of everything that is wrong.
 * In order: YAML with positions → references → shapes, part by part → checks across parts → Config.
 * Pure: what it needs of the outside is passed in.
 */
import { dirname, resolve } from 'node:path'
import { toConfig } from './build-config'
import type { Config } from './config'
import type { ConfigFault, ConfigPath } from './config-fault'
import { type Draft, readDraft } from './draft'
import { createFaultLog, type FaultLog } from './fault-log'
import { checkAccounts } from './parts/accounts'
import { checkAws } from './parts/aws'
import { checkDirectoryGroups } from './parts/directory-groups'
import { checkAccess } from './parts/grants'
import { checkOwnAnswers } from './parts/own-answers'
import { checkPolicies } from './parts/policies'
import { checkRevocation } from './parts/revocation'
import { checkRoles } from './parts/roles'
import { checkSecretFiles } from './parts/secret-files'
import { checkSources } from './parts/sources'
import { checkSts } from './parts/sts'
import { checkTrust } from './parts/trust'
import { type ExpandedValue, expandReferences } from './reference'
import { isLoopbackHost } from './web-address'
import { readYaml, type YamlSource } from './yaml-source'

export { type ConfigFault, formatFault } from './config-fault'

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly ConfigFault[] }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] }

export interface ParseOptions {
  /** Path of the file, for messages; relative paths in it start from its folder. */
  readonly file: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Gives a file's text; throws when it cannot. Receives absolute paths. */
  readonly readFile: (path: string) => string
  /** Whether every user of the machine may read a file. Receives absolute paths. Default: no. */
  readonly isReadByOthers?: (path: string) => boolean
}

/** Reads a configuration. Faults and warnings come in the order of the file; no message holds a referenced value. */
export function parseConfig(text: string, options: ParseOptions): ConfigResult {
  const { file } = options
  const yaml = readYaml(text)
  if (yaml.syntaxFaults.length > 0) {
    return { ok: false, faults: yaml.syntaxFaults.map((fault) => ({ file, path: '', ...fault })) }
  }
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    const message =
      yaml.value === null ? 'the file is empty' : 'the file must hold a mapping, which begins with publicUrl:'
    return { ok: false, faults: [{ file, line: 1, column: 1, path: '', message }] }
  }
  const resolvePath = (path: string) => resolve(dirname(file), path)
  const readFile = (path: string) => options.readFile(resolvePath(path))
  const expanded = expandReferences(yaml.value, { environment: options.environment, readFile })
  const log = openLog(file, yaml, expanded)
  const draft = readDraft(expanded.value, log)
  checkDraft(draft, { log, readFile })
  checkSecretFiles(expanded.files, { log, resolvePath, isReadByOthers: options.isReadByOthers ?? (() => false) })
  const faults = log.faults()
  const config = faults.length > 0 ? null : toConfig(draft, resolvePath)
  return config ? { ok: true, config, warnings: log.warnings() } : { ok: false, faults }
}

function openLog(file: string, yaml: YamlSource, expanded: ExpandedValue): FaultLog {
  const isReferenced = (path: ConfigPath) =>
    expanded.referenced.some((place) => place.every((step, index) => step === path[index]))
  const log = createFaultLog({ file, locate: yaml.locate, isReferenced })
  for (const { path, message, variable } of expanded.faults) log.settle(path, message, variable)
  return log
}

function checkDraft(
  draft: Draft,
  tools: { readonly log: FaultLog; readonly readFile: (path: string) => string },
): void {
  const { log } = tools
  const isPublicOnLoopback = draft.publicUrl === null || isLoopbackHost(new URL(draft.publicUrl).hostname)
  const context = { ...tools, isPublicOnLoopback }
  if (draft.session && draft.session.idle > draft.session.max)
    log.fault(['session', 'idle'], 'must not be longer than session.max')
  if (draft.signIn.length === 0) log.warn(['signIn'], 'is an empty list, so nobody can sign in')
  checkSources(draft.signIn, context)
  if (draft.aws) checkAws(draft.aws, draft.signIn, context)
  if (draft.aws) checkSts(draft.aws.sts, draft.accounts, context)
  checkAccounts(draft.accounts, log)
  checkRoles(draft.roles, log)
  checkPolicies(draft.policies, log)
  checkTrust(draft, log)
  checkOwnAnswers(draft, log)
  checkRevocation(draft, log)
  checkAccess(draft, log)
  checkDirectoryGroups(draft, log)
}
