'use client'

import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react'
import type { RoleTarget } from './access-view'
import type { PaletteAccess } from './palette-access'

/** The access that a page shows, and its own way to hand out keys. */
export interface ShownAccess extends PaletteAccess {
  readonly onKeys: (target: RoleTarget) => void
}

const Shown = createContext<RefObject<ShownAccess | null>>({ current: null })

/** Around header and page: what the page shows need not be fetched again by the header. */
export function ShownAccessProvider({ children }: { readonly children: ReactNode }) {
  return <Shown value={useRef<ShownAccess | null>(null)}>{children}</Shown>
}

/** What the page shows; null on pages that show no list. Read it when something happens. */
export function useShownAccess(): RefObject<ShownAccess | null> {
  return use(Shown)
}

/** Says what this page shows, as long as it does. */
export function useShowAccess(access: ShownAccess): void {
  const shown = use(Shown)
  useEffect(() => {
    shown.current = access
    return () => {
      shown.current = null
    }
  }, [shown, access])
}
