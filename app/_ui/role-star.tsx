'use client'

import { Star } from 'lucide-react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { ProblemBanner } from './problem-banner'
import { placeName } from './role-chip'
import { useFavourites } from './use-favourites'

interface RoleStarProps {
  readonly target: RoleTarget
  readonly isFavourite: boolean
}

/** Makes the role a favourite, as the star of the list does; where the server does not take it, it goes back and says why. */
export function RoleStar({ target, isFavourite }: RoleStarProps) {
  const t = useTexts('role')
  const { id } = target.role
  const { favourites, toggle, refused } = useFavourites(isFavourite ? [id] : [])
  const isPressed = favourites.includes(id)
  return (
    <>
      <button
        type="button"
        className="btn btn-ghost btn-icon star"
        aria-label={t('favouriteOf', { place: placeName(t, target) })}
        aria-pressed={isPressed}
        title={t(isPressed ? 'removeFavourite' : 'addFavourite')}
        onClick={() => toggle(target)}
      >
        <Star className="icon" aria-hidden="true" />
      </button>
      {refused && (
        <div className="w-full">
          <ProblemBanner {...refused} />
        </div>
      )}
    </>
  )
}
