'use client'

import { Search } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { Preferences } from '@/lib/domain/preferences'
import { DialogTexts } from '../_messages/texts-provider'
import type { PageRights } from './palette-pages'
import type { PaletteRoom } from './palette-room'
import { useKeptTyping } from './use-kept-typing'
import type { LookChoice } from './use-look'
import { usePaletteKeys } from './use-palette-keys'

/** What is open of the palette's room. */
export type PaletteRoomView = 'none' | 'palette' | 'shortcuts'

interface PaletteDoorProps {
  readonly rights: PageRights
  /** How the modifier key of this computer is written: `⌘` or `Ctrl`. */
  readonly modifier: string
  readonly look: LookChoice<Preferences['theme']>
  readonly onSignOut: () => void
}

const load = () => import('./palette-room')

/** Time for the page to be ready first. Milliseconds. */
const patience = 1500

/** The button of the command palette, and its keys. What it opens is fetched when the page rests, or is wanted; without scripts it leads to the list. */
export function PaletteDoor({ modifier, ...rest }: PaletteDoorProps) {
  const t = useTexts('header')
  const [room, setRoom] = useState<{ readonly Room: typeof PaletteRoom } | null>(null)
  const [view, setView] = useState<PaletteRoomView>('none')
  const form = useRef<HTMLFormElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const typing = useKeptTyping()
  usePrefetch()
  async function show(wanted: PaletteRoomView) {
    if (wanted === 'palette') typing.begin()
    try {
      const { PaletteRoom: Room } = await load()
      setRoom({ Room })
      setView(wanted)
    } catch {
      typing.take()
      form.current?.submit()
    }
  }
  usePaletteKeys({
    isOpen: view === 'palette',
    onPalette: () => (view === 'palette' ? setView('none') : void show('palette')),
    onShortcuts: () => void show('shortcuts'),
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    // Some browsers give a button that is clicked no focus, and then the closing palette has none to give back.
    button.current?.focus({ preventScroll: true })
    void show('palette')
  }
  return (
    <>
      <form ref={form} action="/" className="palette-door" onSubmit={submit}>
        <button
          ref={button}
          type="submit"
          className="palette-button"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onPointerEnter={prefetch}
          onFocus={prefetch}
        >
          <Search className="icon icon-sm" aria-hidden="true" />
          <span className="palette-button-text">{t('palette')}</span>
          <span className="key-cap" aria-hidden="true">
            {modifier === '⌘' ? '⌘K' : `${modifier} K`}
          </span>
        </button>
      </form>
      {room && (
        <DialogTexts>
          <room.Room view={view} onView={setView} modifier={modifier} takeTyped={typing.take} {...rest} />
        </DialogTexts>
      )}
    </>
  )
}

function prefetch(): void {
  load().catch(() => undefined)
}

function usePrefetch(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in window) window.requestIdleCallback(prefetch)
      else prefetch()
    }, patience)
    return () => clearTimeout(timer)
  }, [])
}
