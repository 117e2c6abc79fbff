import type { RoleArn } from '../domain/arn'
import type { AwsAnswer } from '../domain/proof'

/** What a company's provider told AWS of one person, as AWS reads it. */
export interface OwnAssertion {
  /** RoleSessionName; empty where there is not exactly one, which AWS refuses. */
  readonly sessionName: string
  readonly sourceIdentity: string | null
  /** ARN of the SAML provider that the assertion names beside the role; null where it does not name the role. */
  providerArn(role: RoleArn, roleArn: string): string | null
}

const attributeBase = 'https://aws.amazon.com/SAML/Attributes/'
const shortestSeconds = 900

/** Source: IAM User Guide, "Configure SAML assertions for the authentication response". Names of attributes are case-sensitive. */
export function readOwnAssertion(answer: AwsAnswer): OwnAssertion {
  const pairs = valuesOf(answer, 'Role').map((pair) => pair.split(',').map((arn) => arn.trim()))
  return {
    sessionName: onlyOf(answer, 'RoleSessionName') ?? '',
    sourceIdentity: onlyOf(answer, 'SourceIdentity'),
    providerArn({ partition, accountId }, roleArn) {
      const providers = `arn:${partition}:iam::${accountId}:saml-provider/`
      const isOfRole = (arn: string) => arn.startsWith(providers) && /^[\w.-]{1,128}$/.test(arn.slice(providers.length))
      const pair = pairs.find((arns) => arns.length === 2 && arns.includes(roleArn) && arns.some(isOfRole))
      return pair?.find(isOfRole) ?? null
    },
  }
}

/**
 * The longest session that AWS gives for an answer, by SessionDuration and SessionNotOnOrAfter; null when neither is there. Never below
 * the 900 seconds that STS takes: AWS itself cuts further.
 */
export function longestSessionSeconds(answer: AwsAnswer, now: Date): number | null {
  const wished = onlyOf(answer, 'SessionDuration')
  const bounds = [
    ...(wished !== null && /^\d{1,6}$/.test(wished) ? [Number(wished)] : []),
    ...(answer.sessionEndsBy ? [Math.floor((answer.sessionEndsBy.getTime() - now.getTime()) / 1000)] : []),
  ]
  return bounds.length === 0 ? null : Math.max(shortestSeconds, Math.min(...bounds))
}

function valuesOf({ attributes }: AwsAnswer, name: string): readonly string[] {
  return attributes.find((attribute) => attribute.name === `${attributeBase}${name}`)?.values ?? []
}

function onlyOf(answer: AwsAnswer, name: string): string | null {
  const [value, ...others] = valuesOf(answer, name)
  return value !== undefined && others.length === 0 ? value : null
}
