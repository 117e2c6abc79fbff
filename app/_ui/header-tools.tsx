'use client'

import { type ReactNode, useRef } from 'react'
import { AccountMenu, type HeaderPerson } from './account-menu'
import { PaletteDoor } from './palette-door'
import { type InitialLook, usePageLook } from './use-page-look'

interface HeaderToolsProps {
  readonly person: HeaderPerson
  readonly seesAudit: boolean
  readonly look: InitialLook
  /** How the modifier key of this computer is written. */
  readonly modifier: string
  /** What stands between palette and menu. */
  readonly children: ReactNode
}

/** The command palette and the menu of a person: both choose the look, and both lead out. */
export function HeaderTools({ person, seesAudit, modifier, children, ...props }: HeaderToolsProps) {
  const look = usePageLook(props.look)
  const leave = useRef<HTMLFormElement>(null)
  const signOut = () => leave.current?.requestSubmit()
  const rights = { seesAudit, isAdmin: person.isAdmin }
  return (
    <>
      <PaletteDoor rights={rights} modifier={modifier} look={look.theme} onSignOut={signOut} />
      {children}
      <AccountMenu person={person} look={look} onSignOut={signOut} />
      <form ref={leave} method="post" action="/signout" hidden />
    </>
  )
}
