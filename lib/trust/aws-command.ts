/** One word of a POSIX shell, whatever it holds. */
export function word(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A command of `aws iam`. */
export function command(operation: string, options: Readonly<Record<string, string>>): string {
  return ['aws iam', operation, ...Object.entries(options).map(([name, value]) => `--${name}=${word(value)}`)].join(' ')
}

/** The first lines of a script for one account, which ends where the credentials are those of another. */
export function inAccount({ id, region }: { readonly id: string; readonly region: string }): readonly string[] {
  return [
    'set -eu',
    `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region} AWS_PAGER=`,
    `if [ "$(aws sts get-caller-identity --query Account --output text)" != ${id} ]; then`,
    `  echo 'These are not credentials of account ${id}.' >&2`,
    '  exit 1',
    'fi',
  ]
}
