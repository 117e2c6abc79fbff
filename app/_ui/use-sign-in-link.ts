'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiAnswer } from './api-post'
import { type LinkWish, requestSignInLink, type SignInLink } from './sign-in-link'
import { useForgetting } from './use-forgetting'

/** `questions` while something must be said first, `asking`, the answer, or `ended` when its 15 minutes are over. */
type LinkState = 'idle' | 'questions' | 'asking' | 'ended' | ApiAnswer<SignInLink>

/** The link of one dialog. One request at a time; `drop` forgets the link, and so does a page that is left or out of sight. */
export function useSignInLink() {
  const [state, setState] = useState<LinkState>('idle')
  const flight = useRef<AbortController | null>(null)
  useEffect(() => () => flight.current?.abort(), [])
  const ask = useCallback(async (wish: LinkWish) => {
    if (flight.current) return
    const controller = new AbortController()
    flight.current = controller
    setState('asking')
    try {
      const answer = await requestSignInLink({ ...wish, signal: controller.signal })
      if (!controller.signal.aborted) setState(answer)
    } catch {
      // Aborted by closing: the answer, if there is one, is dropped.
    } finally {
      if (flight.current === controller) flight.current = null
    }
  }, [])
  const drop = useCallback(() => {
    flight.current?.abort()
    flight.current = null
    setState('idle')
  }, [])
  useForgetting(state !== 'idle', drop)
  const end = useCallback(() => setState('ended'), [])
  const question = useCallback(() => setState('questions'), [])
  return { state, question, ask, drop, end }
}

export type SignInLinkHandle = ReturnType<typeof useSignInLink>
