import { environmentVariables, maskingVariables } from './environment-variables'
import type { KeyFormatId } from './key-formats'
import type { KeyValues } from './key-values'

/** What is said beside a format: how to prove the keys, how to be rid of them, and what a history keeps of them. */
export interface KeyAdvice {
  /** A command that says whose keys these are. */
  readonly verify: string
  /** A line that takes the keys away again; null where closing the program does. */
  readonly forget: string | null
  readonly note: FormatNote | null
  readonly history: HistoryAdvice | null
}

/** What is said of a format; the portal has the words. `masking`: variables that a shell's format unsets as well. */
export type FormatNote =
  | { readonly kind: 'profile' | 'file' | 'json' | 'terraform' | 'code' | 'docker' }
  | { readonly kind: 'masking'; readonly names: string }

/** What keeps keys out of the history of a shell. */
export interface HistoryAdvice {
  /** Whose history it is, which decides what is said of it. */
  readonly note: 'posix' | 'fish' | 'nushell' | 'powershell' | 'cmd'
  /** A space before each line is of use. */
  readonly takesSpace: boolean
  /** Runs what is in the clipboard, so that no line holds a secret. Typed, never copied: it would run itself. */
  readonly command: string | null
}

const callerIdentity = 'aws sts get-caller-identity'

/**
 * The advice for a format. `read -s` is not offered: a terminal cuts a line that it reads after 1,024 characters on macOS and 4,096 on
 * Linux, and session tokens are longer. A stale AWS_SECURITY_TOKEN, the name before 2014, is sent with new keys by old SDKs and
 * refused by AWS: every format of a shell unsets it, none sets it.
 */
export function keyAdvice(format: KeyFormatId, values: KeyValues, userAgent: string): KeyAdvice {
  const nothing = { verify: callerIdentity, forget: null, note: null, history: null }
  switch (format) {
    case 'shell':
      return { ...shellAdvice('unset NAMES', values), history: posixHistory(userAgent) }
    case 'fish':
      return { ...shellAdvice('set -e NAMES', values), history: fishHistory(userAgent) }
    case 'nushell':
      return { ...shellAdvice('hide-env -i NAMES', values), history: nushellHistory }
    case 'powershell':
      return { ...shellAdvice('Remove-Item ENVS', values), history: powershellHistory }
    case 'cmd':
      return { ...shellAdvice('for %v in (NAMES) do @set "%v="', values), history: cmdHistory }
    case 'docker-run':
      return { ...nothing, note: { kind: 'docker' }, history: posixHistory(userAgent) }
    case 'profile':
      return { ...nothing, verify: `${callerIdentity} --profile ${values.profileName}`, note: { kind: 'profile' } }
    case 'dotenv':
    case 'docker-env-file':
      return { ...nothing, note: { kind: 'file' } }
    case 'json':
      return { ...nothing, note: { kind: 'json' } }
    case 'terraform':
      return { ...nothing, note: { kind: 'terraform' } }
    default:
      return { ...nothing, note: { kind: 'code' } }
  }
}

const powershellHistory: HistoryAdvice = {
  note: 'powershell',
  takesSpace: false,
  command: 'Get-Clipboard -Raw | Invoke-Expression',
}

const cmdHistory: HistoryAdvice = { note: 'cmd', takesSpace: false, command: null }

const nushellHistory: HistoryAdvice = { note: 'nushell', takesSpace: true, command: null }

/** fish cuts leading spaces off what is pasted, so the space has to be typed. */
function fishHistory(userAgent: string): HistoryAdvice {
  return {
    note: 'fish',
    takesSpace: false,
    command: isMac(userAgent) ? 'pbpaste | source' : 'wl-paste | source',
  }
}

function isMac(userAgent: string): boolean {
  return /Mac OS X/.test(userAgent)
}

function posixHistory(userAgent: string): HistoryAdvice {
  return {
    note: 'posix',
    takesSpace: true,
    command: `eval "$(${isMac(userAgent) ? 'pbpaste' : 'wl-paste || xclip -selection clipboard -o'})"`,
  }
}

/** NAMES: the variables. ENVS: the same as PowerShell's items. */
function shellAdvice(forget: string, values: KeyValues): Omit<KeyAdvice, 'history'> {
  const names = environmentVariables(values).map(([name]) => name)
  const items = names.map((name) => `Env:${name}`).join(', ')
  return {
    verify: callerIdentity,
    forget: forget.replace('NAMES', names.join(' ')).replace('ENVS', items),
    note: { kind: 'masking', names: maskingVariables.join(', ') },
  }
}
