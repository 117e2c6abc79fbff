import type { Config, SamlSourceConfig } from '../config/config'
import { samlRecipient } from '../domain/partition'
import { lacks, type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import type { SamlTrustProvider } from './plan'
import type { PolicyStatement } from './policy-document'
import { missingAddress } from './saml'

/**
 * The company's SAML provider. Which roles somebody may have is what it writes into the signed attribute `Role`; the trust policy pins
 * who says so and to whom. Tags and source identity are not asked for.
 * Source: IAM User Guide, "Available keys for SAML-based AWS STS federation".
 */
export function planAssertion({ config, account, roleArns, companyMetadata }: MethodFacts): MethodResult {
  const recipient = samlRecipient(account.partition, config.aws.saml.partitions)
  if (recipient === null) return lacks('assertion', missingAddress(account.partition))
  const sources = assertionSources(config)
  if (sources.length === 0) return lacks('assertion', 'a SAML source with awsAssertion in brevet.yaml')
  const read = sources.map(({ id }) => ({ id, metadata: companyMetadata(id) }))
  const unknown = read.find(({ metadata }) => entityIdOf(metadata) === null)
  if (unknown) return lacks('assertion', missingMetadata(unknown.id))
  const providers = read.map(({ id, metadata }) => register(id, metadata ?? '', { config, account }))
  return {
    ok: true,
    plan: {
      ...nothingMore,
      providers,
      door: {
        statements: () => providers.map((provider, index) => admit(provider, { recipient, index })),
        marker: null,
      },
      steps: providers.map(
        ({ arn }) =>
          `At the company’s provider, let the attribute Role of the application for AWS carry, for each role that somebody may have, a pair such as ${roleArns[0]},${arn}.`,
      ),
      notes: [
        'What the attribute Role names, the person may have, also without Brevet: its grants count in Brevet alone.',
        'IAM keeps a copy of the metadata and never fetches it again: update it before the company’s provider changes its key.',
      ],
    },
  }
}

/** The sources with a second application whose assertions are made out to AWS. */
export function assertionSources({ signIn }: Pick<Config, 'signIn'>): readonly SamlSourceConfig[] {
  return signIn.flatMap((source) => (source.kind === 'saml' && source.awsAssertion !== null ? [source] : []))
}

function missingMetadata(source: string): string {
  return `the SAML metadata of ${source} as its application for AWS has them, which npm run trust takes by --saml-metadata FILE`
}

/** Null for what is no description of one provider. */
function entityIdOf(metadata: string | null): string | null {
  const found = [...(metadata ?? '').matchAll(/<(?:\w+:)?EntityDescriptor\b[^>]*?\bentityID=(?:"([^"]*)"|'([^']*)')/g)]
  const [, double, single] = found[0] ?? []
  const text = double ?? single
  return found.length === 1 && text ? text.replaceAll('&amp;', '&') : null
}

function register(
  source: string,
  metadata: string,
  { config, account }: Pick<MethodFacts, 'config' | 'account'>,
): SamlTrustProvider {
  const name = source === config.aws.saml.providerName ? `${source}-company` : source
  const arn = `arn:${account.partition}:iam::${account.id}:saml-provider/${name}`
  return { kind: 'saml', owner: name, arn, name, entityId: entityIdOf(metadata) ?? '', metadata }
}

function admit(
  { arn, entityId }: SamlTrustProvider,
  { recipient, index }: { readonly recipient: string; readonly index: number },
): PolicyStatement {
  return {
    Sid: `CompanyByAssertion${index === 0 ? '' : index + 1}`,
    Effect: 'Allow',
    Principal: { Federated: arn },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'saml:aud': recipient, 'saml:iss': entityId } },
  }
}
