'use client'

import { Search, X } from 'lucide-react'
import { type RefObject, useEffect } from 'react'
import { useTexts } from '#texts'
import { isSingleKey } from './single-keys'

interface FilterFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly initial: string
  readonly empty: boolean
  readonly onQuery: (query: string) => void
  readonly onEnterList: () => void
}

/**
 * The filter of the list, which the server answers where there are no scripts: focused on arrival where there is a keyboard, and by "/" from anywhere outside a field.
 * The browser keeps the text, so that what was typed before the page came alive is not lost.
 */
export function FilterField({ ref, initial, empty, onQuery, onEnterList }: FilterFieldProps) {
  const t = useTexts('access')
  useEffect(() => {
    const input = ref.current
    if (!input) return
    onQuery(input.value)
    if (window.matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true })
  }, [ref, onQuery])
  useSlash(ref)
  function clear() {
    if (!ref.current) return
    ref.current.value = ''
    ref.current.focus()
    onQuery('')
  }
  return (
    <search>
      <form
        className="filter"
        action="/"
        onSubmit={(event) => {
          event.preventDefault()
          onEnterList()
        }}
      >
        <Search className="icon" aria-hidden="true" />
        <input
          ref={ref}
          type="search"
          name="q"
          aria-label={t('filter')}
          placeholder={t('filterHint')}
          autoComplete="off"
          spellCheck={false}
          defaultValue={initial}
          onInput={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') clear()
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            onEnterList()
          }}
        />
        {empty ? (
          <span className="key-cap" aria-hidden="true">
            /
          </span>
        ) : (
          <button
            type="button"
            className="btn btn-ghost btn-icon btn-small"
            aria-label={t('clearFilter')}
            onClick={clear}
          >
            <X className="icon icon-sm" aria-hidden="true" />
          </button>
        )}
      </form>
    </search>
  )
}

function useSlash(ref: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    function focusFilter(event: KeyboardEvent) {
      if (!isSingleKey(event, '/')) return
      event.preventDefault()
      ref.current?.focus()
    }
    document.addEventListener('keydown', focusFilter)
    return () => document.removeEventListener('keydown', focusFilter)
  }, [ref])
}
