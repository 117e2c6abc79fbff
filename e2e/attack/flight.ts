import { answerAt, type Departure, type OidcFort, type Verdict } from './oidc-fort'
import type { Misbehaviour } from './openid-provider/token'
import type { Visitor } from './visitor'

/** A sign-in whose answer is on its way. */
export interface Flight extends Departure {
  readonly source: string
  readonly parameters: URLSearchParams
}

/** Goes as far as the provider's consent. */
export async function depart(fort: OidcFort, source: string, misbehaviour?: Misbehaviour): Promise<Flight> {
  const departure = await fort.start(source)
  return { ...departure, source, parameters: fort.provider.authorize(departure.address, misbehaviour) }
}

/** Brings the answer to a callback; by default to where it was meant to go, in the browser that began. */
export async function land(fort: OidcFort, flight: Flight, elsewhere: Partial<Landing> = {}): Promise<Verdict> {
  const { visitor, source } = { ...flight, ...elsewhere }
  return fort.judge(visitor, await answerAt(visitor, source, flight))
}

interface Landing {
  readonly visitor: Visitor
  readonly source: string
}
