/** What is said beside a format of keys. */
export const advice = {
  verify: 'Verify with <code>{command}</code>.',
  expect: 'Expect <code>{arn}</code>',
  aboutHistory: 'Keep them out of the history, and unset them',
  about: 'About this format',
  space: 'Begin each line with a space',
  forget: 'To be rid of the keys in this window:',
  forgetCopied: 'The line that unsets the keys is copied',
  forgetCopy: 'Copy the line that unsets the keys',
  notes: {
    profile: 'For ~/.aws/credentials. A section of the same name is replaced by hand: two of one name are an error.',
    file: 'A file with keys stays out of version control, and is deleted when the keys have ended.',
    json: 'What a credential_process prints: a profile with credential_process = cat FILE reads it.',
    terraform:
      'Terraform reads the variables of your shell as well, and then no file holds a key. The block works in this account alone; keep it out of version control.',
    code: 'To try something once. A program that stays reads its keys from the environment, and the code holds none.',
    docker:
      'The values go to docker through its environment: the list of processes shows no secret. The container’s configuration does, to whoever may use docker inspect.',
    masking: 'Also unset: {names}. A value from before would win over the new keys, or be sent with them.',
  },
  histories: {
    powershell:
      'PowerShell writes pasted lines to a file, and its filter for secrets is not in every version. Copy the keys, then type this in place of pasting:',
    cmd: 'cmd keeps its history in memory, until its window is closed.',
    nushell: 'Nushell keeps nothing that begins with a space.',
    fish: 'fish keeps nothing that begins with a space, but cuts it off what is pasted: type a space first. Or copy the keys and type this in place of pasting:',
    posix:
      'The space is heeded by bash if HISTCONTROL has ignorespace or ignoreboth, by zsh after setopt HIST_IGNORE_SPACE. Sure in both: copy the keys, then type this in place of pasting:',
  },
  formats: {
    profile: 'Credentials file',
    'docker-run': 'Docker command',
    'docker-env-file': 'Docker env file',
  },
} as const
