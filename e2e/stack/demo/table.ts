import { type Person, people } from '../people'
import type { StackAddresses } from '../seed/addresses'

export interface TableFacts {
  readonly addresses: StackAddresses
  readonly accounts: number
  readonly portalLog: string
  /** The users whose devices the roles with a one-time code ask for. */
  readonly mfaUsers: readonly { readonly role: string; readonly userArn: string }[]
}

/** What the terminal shows when everything runs: where, who, and what to do next. */
export function renderTable({ addresses, accounts, portalLog, mfaUsers }: TableFacts): string {
  return [
    ...section('Brevet runs on this machine', [
      ['Portal', addresses.portal, 'open this one'],
      ['OIDC provider', addresses.oidc, 'Corporate SSO'],
      ['SAML provider', addresses.saml, 'Partner SSO; the Alliance accounts take its own assertions'],
      ['AWS simulator', addresses.aws, `${accounts} accounts in four partitions`],
      ["Portal's output", portalLog, ''],
    ]),
    ...section('People, at both providers', [
      ['Name', 'Groups', 'What to expect'],
      ...people.map((person) => [person.key, groupsOf(person), person.expect]),
    ]),
    ...section('Next', [
      ['1', 'Open the portal, choose a provider, pick a name, choose a role, copy its keys into a shell.'],
      ['2', 'Point that shell at the simulator:'],
      ['', `bash, zsh    export AWS_ENDPOINT_URL=${addresses.aws}`],
      ['', `PowerShell   $env:AWS_ENDPOINT_URL = "${addresses.aws}"`],
      ['3', 'aws sts get-caller-identity; aws s3 ls'],
      ...mfaUsers.map(({ role, userArn }, index) => [
        index === 0 ? '4' : '',
        `A one-time code for ${role}: curl -s '${addresses.aws}/_aws/iam/mfa-code?userArn=${userArn}'`,
      ]),
      ['', 'Ctrl-C stops all of it.'],
    ]),
  ].join('\n')
}

/** At most two groups with plain names; the others, hostile ones among them, are counted. */
function groupsOf({ groups }: Person): string {
  const shown = groups.filter((group) => /^[A-Za-z][\w-]*$/.test(group)).slice(0, 2)
  const hidden = groups.length - shown.length
  return shown.join(', ') + (hidden > 0 ? ` and ${hidden} more` : '')
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')
  return [title, ...rows.map((row) => `  ${line(row).trimEnd()}`), '']
}
