import type { ConfigPath } from '../config-fault'
import { type Draft, fitting } from '../draft'
import type { FaultLog } from '../fault-log'
import type { SourceEntry } from '../schema/source-schema'

/** A method that hands the provider's own answer to AWS: the source it needs, and what AWS then leaves to others. */
interface OwnAnswer {
  readonly method: 'id-token' | 'assertion'
  readonly needs: string
  readonly advice: string
  isGivenBy(source: SourceEntry | null): boolean
}

const ownAnswers: readonly OwnAnswer[] = [
  {
    method: 'id-token',
    needs: 'an OIDC source with a clientSecret in signIn: AWS gets the token of a confidential client only',
    advice:
      'hands the company’s own tokens to AWS, which knows no grants: the trust policy of each role must name sub, or whoever can get such a token has the role',
    isGivenBy: (source) => source?.kind === 'oidc' && source.clientSecret !== undefined,
  },
  {
    method: 'assertion',
    needs: 'a SAML source with awsAssertion in signIn: the second application whose assertions are made out to AWS',
    advice:
      'hands the company’s own assertions to AWS, which knows no grants: the provider must name in the attribute Role only what the person may have, and the trust policies must name saml:aud',
    isGivenBy: (source) => source?.kind === 'saml' && source.awsAssertion !== undefined,
  },
]

/** Own answers need a source that gives them, and somebody besides Brevet who says whose they are. */
export function checkOwnAnswers(draft: Draft, log: FaultLog): void {
  const isComplete = draft.signIn.every(({ entry }) => entry !== null)
  for (const { method, needs, advice, isGivenBy } of ownAnswers) {
    const isGiven = draft.signIn.some(({ entry }) => isGivenBy(entry))
    for (const path of placesOf(draft, method)) {
      if (isComplete && !isGiven) log.fault(path, `names ${method}, which needs ${needs}`)
      else log.warn(path, advice)
    }
  }
}

function placesOf(draft: Draft, method: OwnAnswer['method']): readonly ConfigPath[] {
  const isNamed = (methods: readonly string[] | undefined) => methods?.includes(method) ?? false
  const entries = [...fitting(draft.accounts), ...fitting(draft.roles)]
  const places = entries.filter(({ entry }) => isNamed(entry.method)).map(({ path }): ConfigPath => [...path, 'method'])
  return isNamed(draft.aws?.method) ? [['aws', 'method'], ...places] : places
}
