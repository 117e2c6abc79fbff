import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import { mostFavourites, type Preferences } from '../domain/preferences'
import type { Installation } from './installation'

export interface FavouriteWish {
  /** `<account id>/<role name>`. */
  readonly entitlement: string
  readonly isFavourite: boolean
}

/**
 * Adds or removes a favourite; a second time changes nothing. Fails with `not_entitled` for a role that the person may not have, and
 * with `request_malformed` beyond {@link mostFavourites}.
 */
export async function setFavourite(
  { current, repositories }: Installation,
  identity: Identity,
  { entitlement, isFavourite }: FavouriteWish,
): Promise<Preferences> {
  const { source, subject } = identity
  if (isFavourite && !current().access.find(identity, entitlement)) throw new BrevetError('not_entitled')
  return repositories.preferences.change(source, subject, (preferences) => {
    const { favourites } = preferences
    if (favourites.includes(entitlement) === isFavourite) return preferences
    if (!isFavourite) return { ...preferences, favourites: favourites.filter((id) => id !== entitlement) }
    if (favourites.length >= mostFavourites) throw new BrevetError('request_malformed', { field: 'favourites' })
    return { ...preferences, favourites: [...favourites, entitlement] }
  })
}
