'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Where the drawer's keys lead; null at an end. */
interface AuditKeyboardProps {
  readonly row: number
  readonly previous: { readonly row: number; readonly address: string } | null
  readonly next: { readonly row: number; readonly address: string } | null
  /** Back to the list. */
  readonly close: string
}

/** While a record is open: ↑ and ↓ move to its neighbours, Esc goes back to its row. The links beside it do the same. */
export function AuditKeyboard({ row, previous, next, close }: AuditKeyboardProps) {
  const router = useRouter()
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      const wanted = { ArrowUp: previous, ArrowDown: next, Escape: { row, address: close } }[event.key]
      if (!wanted) return
      event.preventDefault()
      document.getElementById(`row-${wanted.row}`)?.focus({ preventScroll: event.key === 'Escape' })
      router.replace(wanted.address, { scroll: false })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, row, previous, next, close])
  return null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [role="menu"], [role="dialog"]') !== null
}
