'use client'

import { type MouseEvent, type ReactNode, useEffect } from 'react'
import { recall, remember } from './preferences'

interface RememberedRoleProps {
  /** The account whose roles are offered. */
  readonly account: string
  /** Leads on to what was chosen the last time. That page opens nothing by itself either. */
  readonly leadsOn: boolean
  readonly children: ReactNode
}

/** Links to roles of one account, each with its name as `data-role`: the one that was followed is remembered, and followed the next time. */
export function RememberedRole({ account, leadsOn, children }: RememberedRoleProps) {
  useEffect(() => {
    const role = leadsOn ? recall(`role.${account}`) : null
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-role]')]
    const link = role === null ? undefined : links.find((candidate) => candidate.dataset['role'] === role)
    if (link) window.location.replace(link.href)
  }, [account, leadsOn])
  function note(event: MouseEvent<HTMLElement>) {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-role]') : null
    const role = link?.dataset['role']
    if (role) remember(`role.${account}`, role)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the links inside, which have the keyboard's click too
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className="contents" onClick={note}>
      {children}
    </div>
  )
}
