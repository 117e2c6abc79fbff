'use client'

import { Link2Off, Loader, TriangleAlert } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { CopyButton } from './copy-button'
import { Countdown } from './countdown'
import { durationText } from './duration'
import { EndTime } from './end-time'
import { ProblemBanner } from './problem-banner'
import { RoleDialog } from './role-dialog'
import { type LinkSession, linkSeconds, maskedLink, type SignInLink } from './sign-in-link'
import { SignInLinkQuestions } from './sign-in-link-questions'
import type { SignInLinkHandle } from './use-sign-in-link'

interface SignInLinkDialogProps {
  readonly target: RoleTarget | null
  readonly link: SignInLinkHandle
  /** The role has questions, and no page has asked them. */
  readonly asksFirst: boolean
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  readonly finalFocus: RefObject<HTMLElement | null>
}

/** A sign-in link to carry to another browser: masked, for 15 minutes, and gone when the dialog closes. */
export function SignInLinkDialog({ target, link, asksFirst, address, finalFocus }: SignInLinkDialogProps) {
  const t = useTexts('consoleWays')
  const { state, ask, end, drop } = link
  const problem = typeof state === 'object' && !state.ok ? state.problem : null
  const isAsking = state === 'asking'
  return (
    <RoleDialog open={state !== 'idle'} title={t('signInTitle')} target={target} onClose={drop} finalFocus={finalFocus}>
      {problem && target && (
        <div className="dialog-body flex-none">
          <ProblemBanner problem={problem} target={target} />
        </div>
      )}
      {asksFirst && target && (state === 'questions' || isAsking || problem) && (
        <SignInLinkQuestions target={target} address={address} asking={isAsking} onAsk={(wish) => void ask(wish)} />
      )}
      {isAsking && !asksFirst && (
        <Status busy>
          <Loader className="icon spinner" aria-hidden="true" />
          {t('asking')}
        </Status>
      )}
      {state === 'ended' && (
        <Status>
          <Link2Off className="icon" aria-hidden="true" />
          {t('signInOver')}
        </Status>
      )}
      {typeof state === 'object' && state.ok && (
        <IssuedLink link={state.value} clockOffset={state.clockOffset} onEnd={end} />
      )}
    </RoleDialog>
  )
}

function Status({ busy = false, children }: { readonly busy?: boolean; readonly children: ReactNode }) {
  return (
    <div className="dialog-body" role="status" aria-busy={busy}>
      <span className="flex items-center gap-2">{children}</span>
    </div>
  )
}

interface IssuedLinkProps {
  readonly link: SignInLink
  readonly clockOffset: number
  readonly onEnd: () => void
}

function IssuedLink({ link, clockOffset, onEnd }: IssuedLinkProps) {
  const t = useTexts('consoleWays')
  const [copyRefused, setCopyRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const primary = useRef<HTMLButtonElement>(null)
  // Once more in the next frame: when the button that asked is gone, the dialog takes the lost focus to itself.
  useEffect(() => {
    const focus = () => primary.current?.focus()
    focus()
    const frame = requestAnimationFrame(focus)
    return () => cancelAnimationFrame(frame)
  }, [])
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
            <strong>{t('signInWarning')}</strong>
            <p>{t('signInWarningMore')}</p>
          </div>
        </div>
        <input
          ref={field}
          readOnly
          className="input mono"
          aria-label={t('signInLink')}
          value={copyRefused ? link.url : maskedLink(link)}
        />
        <p className="text-meta text-ink-2">
          <SessionText session={link.session} />
        </p>
      </div>
      <div className="dialog-foot">
        <span className="min-w-40 flex-1">
          <Countdown
            ending="link"
            expiresAt={link.expiresAt}
            durationSeconds={linkSeconds}
            clockOffset={clockOffset}
            onEnd={onEnd}
          />
        </span>
        <CopyButton
          ref={primary}
          className="btn btn-primary"
          text={() => link.url}
          done={t('signInCopied')}
          onRefused={select}
        >
          {t('copySignIn')}
        </CopyButton>
      </div>
    </>
  )
}

function SessionText({ session }: { readonly session: LinkSession }) {
  const t = useTexts('consoleWays')
  if (session.countedFrom === 'sign-in') return t('staysFor', { length: durationText(session.seconds) })
  return t.rich('staysUntil', { time: () => <EndTime at={session.endsAt} /> })
}
