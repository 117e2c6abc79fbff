'use client'

import { lazy, Suspense, useEffect } from 'react'
import { DialogTexts } from '../_messages/texts-provider'
import type { AccountView } from './access-view'
import type { Keys } from './use-keys'

interface KeysDoorProps {
  readonly keys: Keys
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** What the person may open. */
  readonly accounts: readonly AccountView[]
}

const load = () => import('./keys-dialog')
const KeysDialog = lazy(async () => ({ default: (await load()).KeysDialog }))

/** Time for the list to be ready first. Milliseconds. */
const patience = 1000

/** The keys dialog, whose code comes when the list is ready, or with the first click. */
export function KeysDoor(props: KeysDoorProps) {
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => undefined), patience)
    return () => clearTimeout(timer)
  }, [])
  return (
    props.keys.state.target && (
      <Suspense>
        <DialogTexts>
          <KeysDialog {...props} />
        </DialogTexts>
      </Suspense>
    )
  )
}
