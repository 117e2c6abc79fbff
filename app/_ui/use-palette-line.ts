'use client'

import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react'
import { useTexts } from '#texts'
import type { PaletteAccess } from './palette-access'
import type { PaletteOption, RoleOption } from './palette-option'
import { roleOption } from './palette-option'
import { type PageRights, palettePages } from './palette-pages'
import { paletteView } from './palette-view'
import { useNotice } from './use-notice'
import type { PaletteActs } from './use-palette-acts'

interface PaletteLineFacts {
  readonly access: PaletteAccess
  readonly rights: PageRights
  readonly acts: PaletteActs
  readonly popup: RefObject<HTMLElement | null>
}

/** What is typed into the palette, what it finds, and what the keys do with it. What is found never lags behind: Enter means what is seen. */
export function usePaletteLine({ access, rights, acts, popup }: PaletteLineFacts) {
  const t = useTexts('palette')
  const [line, setLine] = useState('')
  const [key, setKey] = useState('')
  const { notice, say } = useNotice()
  const { seesAudit, isAdmin } = rights
  const pages = useMemo(() => palettePages(t, { seesAudit, isAdmin }), [t, seesAudit, isAdmin])
  const view = useMemo(() => paletteView(t, line, { access, pages }), [t, line, access, pages])
  const options = view.groups.flatMap(({ items }) => items)
  const highlighted = options.find((option) => option.key === key) ?? options[0] ?? null
  async function copy(option: RoleOption) {
    if (!option.target.role.console || !popup.current) return
    const copied = await acts.copyLink(option, popup.current)
    say(copied ? t('linkCopied') : t('notCopied'))
  }
  function choose(option: PaletteOption, wantsKeys: boolean) {
    if (option.kind === 'role' && wantsKeys) return takeKeys(option)
    if (option.kind === 'role' && option.verb === 'link') return void copy(option)
    acts.run(option)
  }
  function takeKeys({ target }: RoleOption) {
    if (target.role.keys) acts.run(roleOption('keys', target))
  }
  function keyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || highlighted?.kind !== 'role') return
    const { selectionStart, selectionEnd } = event.currentTarget
    const isCopy = event.key.toLowerCase() === 'c' && selectionStart === selectionEnd
    if (event.key !== 'Enter' && !isCopy) return
    event.preventDefault()
    if (isCopy) void copy(highlighted)
    else takeKeys(highlighted)
  }
  return {
    ...{ line, setLine, view, highlighted, choose, keyDown, notice },
    highlight: (option: PaletteOption | undefined) => setKey(option?.key ?? ''),
  }
}
