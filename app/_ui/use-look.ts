import { useState } from 'react'
import type { Preferences } from '@/lib/domain/preferences'
import { callApi } from './api-post'

type Look = Pick<Preferences, 'theme' | 'density'>

/** One part of the look of the page, and the choice of another. */
export interface LookChoice<Value> {
  readonly value: Value
  /** Shows it at once, and has it remembered for every browser of this person. */
  choose(value: Value): Promise<void>
  /** It is shown, but could not be remembered. */
  readonly isForgotten: boolean
}

/** What the page looks like when nothing is said in it. */
const plain: Look = { theme: 'system', density: 'normal' }

/** Begins with what the server rendered. */
export function useLook<Part extends keyof Look>(part: Part, initial: Look[Part]): LookChoice<Look[Part]> {
  const [value, setValue] = useState(initial)
  const [isForgotten, setForgotten] = useState(false)
  async function choose(wanted: Look[Part]) {
    setValue(wanted)
    show(part, wanted)
    const { signal } = new AbortController()
    const body = { [part]: wanted }
    const answer = await callApi({ method: 'PATCH', path: '/api/v1/preferences', body, signal }, () => true)
    setForgotten(!answer.ok)
  }
  return { value, choose, isForgotten }
}

function show<Part extends keyof Look>(part: Part, value: Look[Part]): void {
  if (value === plain[part]) delete document.documentElement.dataset[part]
  else document.documentElement.dataset[part] = value
}
