'use client'

import { useCallback, useRef, useState } from 'react'
import type { RoleTarget } from './access-view'
import { callApi, type Problem } from './api-post'

/** A star that the server did not take. */
export interface StarProblem {
  readonly problem: Problem
  readonly target: RoleTarget
}

/**
 * The favourites, kept on the server. A star shows at once and goes back, with the reason, when it was refused. One wish after the other:
 * the last one decides.
 */
export function useFavourites(initial: readonly string[]) {
  const [favourites, setFavourites] = useState(initial)
  const [refused, setRefused] = useState<StarProblem | null>(null)
  const latest = useRef(initial)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const set = useCallback((change: (ids: readonly string[]) => readonly string[]) => {
    latest.current = change(latest.current)
    setFavourites(latest.current)
  }, [])
  const toggle = useCallback(
    (target: RoleTarget): boolean => {
      const { id } = target.role
      const isFavourite = !latest.current.includes(id)
      set((ids) => withFavourite(ids, id, isFavourite))
      setRefused(null)
      queue.current = queue.current.then(async () => {
        const problem = await tell(target, isFavourite)
        if (!problem) return
        set((ids) => withFavourite(ids, id, !isFavourite))
        setRefused({ problem, target })
      })
      return isFavourite
    },
    [set],
  )
  return { favourites, toggle, refused }
}

/** The same list with this one at its end, or without it. */
export function withFavourite(ids: readonly string[], id: string, isFavourite: boolean): readonly string[] {
  if (ids.includes(id) === isFavourite) return ids
  return isFavourite ? [...ids, id] : ids.filter((other) => other !== id)
}

async function tell({ account, role }: RoleTarget, isFavourite: boolean): Promise<Problem | null> {
  const path = `/api/v1/favourites/${encodeURIComponent(account.id)}/${encodeURIComponent(role.name)}`
  const method = isFavourite ? 'PUT' : 'DELETE'
  const answer = await callApi({ method, path, body: null, signal: new AbortController().signal }, (body) => body)
  return answer.ok ? null : answer.problem
}
