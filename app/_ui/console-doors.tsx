'use client'

import { useRef } from 'react'
import { ConsoleLinkDialog } from './console-link-dialog'
import { ConsoleMenu } from './console-menu'
import { ConsolePlaceDialog } from './console-place-dialog'
import { SignInLinkDialog } from './sign-in-link-dialog'
import type { ConsoleDoorsHandle } from './use-console-doors'
import type { ConsolePage } from './use-console-page'
import { useConsoleWays } from './use-console-ways'
import { useSingleSubmit } from './use-single-submit'

interface ConsoleDoorsProps {
  readonly doors: ConsoleDoorsHandle
  readonly newTab?: boolean
  /** The page that has asked already; without it nothing was asked or chosen. */
  readonly page?: ConsolePage
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address?: string | null
}

/** The menu of further ways into the console, and the dialogs that it leads to. */
export function ConsoleDoors({ doors, newTab = false, page, address = null }: ConsoleDoorsProps) {
  const { state, anchor, closeMenu, show } = doors
  const { target, view } = state
  const form = useRef<HTMLFormElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const submitOnce = useSingleSubmit()
  const { link, asks, openPlace, askLink } = useConsoleWays({ doors, form, newTab, page })
  const region = page?.region ?? target?.account.region ?? ''
  const tab = newTab ? { target: '_blank', rel: 'noopener' } : {}
  return (
    <>
      <form ref={form} method="post" hidden onSubmit={submitOnce} {...tab} />
      <div ref={container} className="contents" />
      <ConsoleMenu
        target={target}
        region={region}
        isNarrowed={page?.isNarrowed ?? false}
        anchor={anchor.current}
        container={container}
        open={view === 'menu'}
        onPlace={openPlace}
        onOther={() => show('place')}
        onShare={() => show('share')}
        onLink={askLink}
        onClose={closeMenu}
      />
      <ConsolePlaceDialog
        key={target?.role.id}
        target={target}
        region={region}
        narrowsToRegion={page?.narrowsToRegion ?? false}
        open={view === 'place'}
        onOpen={openPlace}
        onClose={() => show('none')}
        finalFocus={anchor}
      />
      <ConsoleLinkDialog
        key={`link ${target?.role.id}`}
        target={target}
        region={region}
        place={page?.place ?? {}}
        open={view === 'share'}
        onClose={() => show('none')}
        finalFocus={anchor}
      />
      <SignInLinkDialog target={target} link={link} asksFirst={asks} address={address} finalFocus={anchor} />
    </>
  )
}
