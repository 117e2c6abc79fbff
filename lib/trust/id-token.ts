import type { Config } from '../config/config'
import { type CompanyIssuer, companyIssuers, companySources } from './company-issuer'
import { type CompanySubjects, readSubjects } from './company-subjects'
import { lacks, type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import { registerIssuer, registrationWarnings } from './oidc-registration'
import type { OidcTrustProvider } from './plan'
import { joinPrincipals, type PolicyStatement } from './policy-document'
import { sessionNamePin } from './session-conditions'

/** AWS knows Google itself: there is nothing to register, and the principal is the bare host. */
const google = { issuer: 'https://accounts.google.com', host: 'accounts.google.com' } as const

/**
 * The company's OIDC provider. AWS sees no grant of Brevet's: whoever can get a token of the client is admitted, unless the policy
 * says whose. So `sub` is pinned to whole subjects, and there is no plan without. Tags and source identity are not asked for.
 * Source: IAM User Guide, "Available keys for AWS OIDC federation".
 */
export function planIdToken({ config, account, subjects }: MethodFacts): MethodResult {
  const read = readSubjects(subjects, config)
  if (!read.ok) return read
  if (read.people.length === 0) return lacks('id-token', whyNamed)
  const issuers = read.people.flatMap((people) => issuersOf(people, config))
  const doors = issuers.map((one, index) => openDoor(one, { account, index, isOnly: issuers.length === 1 }))
  const providers = doors.flatMap(({ provider }) => provider ?? [])
  return {
    ok: true,
    plan: {
      ...nothingMore,
      providers,
      door: { statements: () => doors.map(({ statement }) => statement), marker: null },
      notes: [
        'Whom the trust policy names by sub may assume the role with an ID token of their own, whatever the grants of Brevet say: take away who leaves.',
        ...issuers.filter(({ subjectClaim }) => subjectClaim !== 'sub').map(otherClaim),
      ],
      warnings: providers.flatMap(({ url }) => registrationWarnings(url)),
    },
  }
}

const whyNamed =
  'the sub of each person it is to admit: without it, whoever gets a token of this client would hold the role, whatever the grants ' +
  'of Brevet say'

type NamedIssuer = CompanyIssuer & { readonly subjects: readonly string[] }

function issuersOf({ source, subjects }: CompanySubjects, config: Pick<Config, 'signIn'>): readonly NamedIssuer[] {
  const configured = companySources(config).filter(({ id }) => id === source)
  return configured.flatMap(companyIssuers).map((issuer) => ({ ...issuer, subjects }))
}

interface Door {
  readonly provider: OidcTrustProvider | null
  readonly statement: PolicyStatement
}

interface DoorPlace extends Pick<MethodFacts, 'account'> {
  readonly index: number
  readonly isOnly: boolean
}

function openDoor(issuer: NamedIssuer, { account, index, isOnly }: DoorPlace): Door {
  const { source: owner, clientId, subjects } = issuer
  const isGoogle = issuer.issuer === google.issuer
  const { provider, keyPrefix } = registerIssuer(account, { owner, issuer: issuer.issuer, audience: clientId })
  return {
    provider: isGoogle ? null : provider,
    statement: {
      Sid: isOnly ? 'CompanyByIdToken' : `CompanyByIdToken${index + 1}`,
      Effect: 'Allow',
      Principal: joinPrincipals([{ Federated: isGoogle ? google.host : provider.arn }]),
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { [`${keyPrefix}:aud`]: clientId, [`${keyPrefix}:sub`]: subjects },
        StringLike: sessionNamePin,
      },
    },
  }
}

function otherClaim({ source, subjectClaim }: CompanyIssuer): string {
  return `Brevet knows people of ${source} by ${subjectClaim}; AWS looks at sub, which is another value.`
}
