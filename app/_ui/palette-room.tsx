'use client'

import type { Preferences } from '@/lib/domain/preferences'
import { CommandPalette } from './command-palette'
import { KeysDoor } from './keys-door'
import type { PaletteRoomView } from './palette-door'
import type { PageRights } from './palette-pages'
import { ShortcutsDialog } from './shortcuts-dialog'
import { useKeys } from './use-keys'
import type { LookChoice } from './use-look'
import { usePaletteAccess } from './use-palette-access'
import { usePaletteActs } from './use-palette-acts'
import { useSingleSubmit } from './use-single-submit'

interface PaletteRoomProps {
  readonly view: PaletteRoomView
  readonly onView: (view: PaletteRoomView) => void
  readonly rights: PageRights
  readonly modifier: string
  /** Gives what was typed before the palette was there. */
  readonly takeTyped: () => string
  readonly look: LookChoice<Preferences['theme']>
  readonly onSignOut: () => void
}

/** The command palette, what it opens in place, and the form by which it opens consoles. */
export function PaletteRoom({ view, onView, rights, modifier, takeTyped, look, onSignOut }: PaletteRoomProps) {
  const keys = useKeys(null)
  const known = usePaletteAccess(view === 'palette')
  const submitOnce = useSingleSubmit()
  const acts = usePaletteActs({ keys, look, onSignOut, onView })
  return (
    <>
      <CommandPalette
        open={view === 'palette'}
        known={known}
        rights={rights}
        modifier={modifier}
        takeTyped={takeTyped}
        acts={acts}
        onClose={() => onView('none')}
      />
      <ShortcutsDialog open={view === 'shortcuts'} modifier={modifier} onClose={() => onView('none')} />
      <form ref={acts.form} method="post" target="_blank" rel="noopener" hidden onSubmit={submitOnce} />
      <KeysDoor keys={keys} address={known.address} accounts={known.access.accounts} />
    </>
  )
}
