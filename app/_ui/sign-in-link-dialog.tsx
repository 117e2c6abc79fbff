'use client'

import { Link2Off, Loader, TriangleAlert } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { RoleTarget } from './access-view'
import { CopyButton } from './copy-button'
import { Countdown } from './countdown'
import { endText } from './countdown-text'
import { durationText } from './duration'
import { ProblemBanner } from './problem-banner'
import { RoleDialog } from './role-dialog'
import { type LinkSession, linkSeconds, maskedLink, type SignInLink } from './sign-in-link'
import type { LinkState } from './use-sign-in-link'

interface SignInLinkDialogProps {
  readonly target: RoleTarget | null
  readonly state: LinkState
  readonly onEnd: () => void
  readonly onClose: () => void
  readonly finalFocus: RefObject<HTMLElement | null>
}

/** A sign-in link to carry to another browser: masked, for 15 minutes, and gone when the dialog closes. */
export function SignInLinkDialog({ target, state, onEnd, onClose, finalFocus }: SignInLinkDialogProps) {
  return (
    <RoleDialog
      open={state !== 'idle'}
      title="Sign-in link for another browser"
      target={target}
      onClose={onClose}
      finalFocus={finalFocus}
    >
      {state === 'asking' && (
        <div className="dialog-body" role="status" aria-busy="true">
          <span className="flex items-center gap-2">
            <Loader className="icon spinner" aria-hidden="true" />
            Asking AWS…
          </span>
        </div>
      )}
      {state === 'ended' && (
        <div className="dialog-body" role="status">
          <span className="flex items-center gap-2">
            <Link2Off className="icon" aria-hidden="true" />
            The 15 minutes are over. The link works no more.
          </span>
        </div>
      )}
      {typeof state === 'object' && !state.ok && target && (
        <div className="dialog-body">
          <ProblemBanner problem={state.problem} target={target} />
        </div>
      )}
      {typeof state === 'object' && state.ok && (
        <IssuedLink link={state.value} clockOffset={state.clockOffset} onEnd={onEnd} />
      )}
    </RoleDialog>
  )
}

interface IssuedLinkProps {
  readonly link: SignInLink
  readonly clockOffset: number
  readonly onEnd: () => void
}

function IssuedLink({ link, clockOffset, onEnd }: IssuedLinkProps) {
  const [copyRefused, setCopyRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const primary = useRef<HTMLButtonElement>(null)
  useEffect(() => primary.current?.focus(), [])
  function select() {
    setCopyRefused(true)
    requestAnimationFrame(() => field.current?.select())
  }
  return (
    <>
      <div className="dialog-body">
        <div className="banner banner-warn">
          <TriangleAlert className="icon" aria-hidden="true" />
          <div className="min-w-0">
            <strong>Whoever has this link is signed in as you</strong>
            <p>It works until its time is over, perhaps more than once. Do not send it to anybody.</p>
          </div>
        </div>
        <input
          ref={field}
          readOnly
          className="input mono"
          aria-label="Sign-in link"
          value={copyRefused ? link.url : maskedLink(link)}
        />
        <p className="text-meta text-ink-2">{sessionText(link.session)}</p>
      </div>
      <div className="dialog-foot">
        <span className="min-w-40 flex-1">
          <Countdown expiresAt={link.expiresAt} durationSeconds={linkSeconds} clockOffset={clockOffset} onEnd={onEnd} />
        </span>
        <CopyButton
          ref={primary}
          className="btn btn-primary"
          text={() => link.url}
          done="Sign-in link copied"
          onRefused={select}
        >
          Copy sign-in link
        </CopyButton>
      </div>
    </>
  )
}

function sessionText(session: LinkSession): string {
  return session.countedFrom === 'sign-in'
    ? `The console stays open for ${durationText(session.seconds)} from the sign-in.`
    : `The console stays open until ${endText(session.endsAt, new Date())}.`
}
