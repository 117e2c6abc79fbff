import { environmentVariables, maskingVariables } from './environment-variables'
import type { KeyFormatId } from './key-formats'
import type { KeyValues } from './key-values'

/** What is said beside a format: how to prove the keys, how to be rid of them, and what a history keeps of them. */
export interface KeyAdvice {
  /** A command that says whose keys these are. */
  readonly verify: string
  /** A line that takes the keys away again; null where closing the program does. */
  readonly forget: string | null
  readonly note: string | null
  readonly history: HistoryAdvice | null
}

/** What keeps keys out of the history of a shell. */
export interface HistoryAdvice {
  readonly note: string
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
      return { ...nothing, note: dockerNote, history: posixHistory(userAgent) }
    case 'profile':
      return { ...nothing, verify: `${callerIdentity} --profile ${values.profileName}`, note: profileNote }
    case 'dotenv':
    case 'docker-env-file':
      return { ...nothing, note: fileNote }
    case 'json':
      return { ...nothing, note: jsonNote }
    case 'terraform':
      return { ...nothing, note: terraformNote }
    default:
      return { ...nothing, note: codeNote }
  }
}

const profileNote =
  'For ~/.aws/credentials. A section of the same name is replaced by hand: two of one name are an error.'
const fileNote = 'A file with keys stays out of version control, and is deleted when the keys have ended.'
const jsonNote = 'What a credential_process prints: a profile with credential_process = cat FILE reads it.'
const terraformNote =
  'Terraform reads the variables of your shell as well, and then no file holds a key. The block works in this account alone; keep it out of version control.'
const codeNote =
  'To try something once. A program that stays reads its keys from the environment, and the code holds none.'
const dockerNote =
  'The values go to docker through its environment: the list of processes shows no secret. The container’s configuration does, to whoever may use docker inspect.'

const powershellHistory: HistoryAdvice = {
  note: 'PowerShell writes pasted lines to a file, and its filter for secrets is not in every version. Copy the keys, then type this in place of pasting:',
  takesSpace: false,
  command: 'Get-Clipboard -Raw | Invoke-Expression',
}

const cmdHistory: HistoryAdvice = {
  note: 'cmd keeps its history in memory, until its window is closed.',
  takesSpace: false,
  command: null,
}

const nushellHistory: HistoryAdvice = {
  note: 'Nushell keeps nothing that begins with a space.',
  takesSpace: true,
  command: null,
}

/** fish cuts leading spaces off what is pasted, so the space has to be typed. */
function fishHistory(userAgent: string): HistoryAdvice {
  return {
    note: 'fish keeps nothing that begins with a space, but cuts it off what is pasted: type a space first. Or copy the keys and type this in place of pasting:',
    takesSpace: false,
    command: isMac(userAgent) ? 'pbpaste | source' : 'wl-paste | source',
  }
}

function isMac(userAgent: string): boolean {
  return /Mac OS X/.test(userAgent)
}

function posixHistory(userAgent: string): HistoryAdvice {
  return {
    note: 'The space is heeded by bash if HISTCONTROL has ignorespace or ignoreboth, by zsh after setopt HIST_IGNORE_SPACE. Sure in both: copy the keys, then type this in place of pasting:',
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
    note: `Also unset: ${maskingVariables.join(', ')}. A value from before would win over the new keys, or be sent with them.`,
  }
}
