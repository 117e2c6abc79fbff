import { doubleQuoted, scalarEscape } from './double-quoted'
import type { KeyValues } from './key-values'

/**
 * A provider block of Terraform and OpenTofu. It refuses to work in any other account.
 * Source: AWS provider, "Provider configuration".
 */
export function terraformProvider(values: KeyValues): string {
  return `provider "aws" {
  region              = ${hclQuoted(values.region)}
  access_key          = ${hclQuoted(values.accessKeyId)}
  secret_key          = ${hclQuoted(values.secretAccessKey)}
  token               = ${hclQuoted(values.sessionToken)}
  allowed_account_ids = [${hclQuoted(values.accountId)}]
}
`
}

/** A quoted template without templates: `${` and `%{` are doubled. Source: HCL native syntax, "Quoted templates". */
export function hclQuoted(value: string): string {
  return doubleQuoted(value, scalarEscape).replace(/[$%](?=\{)/g, '$&$&')
}
