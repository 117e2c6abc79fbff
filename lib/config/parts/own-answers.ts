import type { ConfigPath } from '../config-fault'
import { type Draft, fitting } from '../draft'
import type { FaultLog } from '../fault-log'

const needed = 'needs an OIDC source with a clientSecret in signIn: AWS gets the token of a confidential client only'
const advice =
  'hands the company’s own tokens to AWS, which knows no grants: the trust policy of each role must name sub, or whoever can get such a token has the role'

/** `id-token` needs somebody's token, and a trust policy that says whose. */
export function checkOwnAnswers(draft: Draft, log: FaultLog): void {
  const isComplete = draft.signIn.every(({ entry }) => entry !== null)
  const hasClient = draft.signIn.some(({ entry }) => entry?.kind === 'oidc' && entry.clientSecret !== undefined)
  for (const path of placesOf(draft)) {
    if (isComplete && !hasClient) log.fault(path, `names id-token, which ${needed}`)
    else log.warn(path, advice)
  }
}

function placesOf(draft: Draft): readonly ConfigPath[] {
  const isNamed = (methods: readonly string[] | undefined) => methods?.includes('id-token') ?? false
  const entries = [...fitting(draft.accounts), ...fitting(draft.roles)]
  const places = entries.filter(({ entry }) => isNamed(entry.method)).map(({ path }): ConfigPath => [...path, 'method'])
  return isNamed(draft.aws?.method) ? [['aws', 'method'], ...places] : places
}
