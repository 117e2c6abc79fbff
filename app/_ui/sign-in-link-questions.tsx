'use client'

import { Loader } from 'lucide-react'
import { type SubmitEvent, useRef } from 'react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { ConsoleFields } from './console-fields'
import { formChoices } from './form-choices'
import type { LinkWish } from './sign-in-link'
import { dropCode, typedCode, useFormChoices } from './use-form-choices'

interface SignInLinkQuestionsProps {
  readonly target: RoleTarget
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  readonly asking: boolean
  readonly onAsk: (wish: LinkWish) => void
}

/** What a role wants to know before a link is made, and what may be chosen for it. */
export function SignInLinkQuestions({ target, address, asking, onAsk }: SignInLinkQuestionsProps) {
  const t = useTexts('consoleWays')
  const form = useRef<HTMLFormElement>(null)
  const { choices, read } = useFormChoices(form)
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const { currentTarget } = event
    if (asking) return
    const said = { choices: formChoices(new FormData(currentTarget)), mfaCode: typedCode(currentTarget) }
    onAsk({ entitlement: target.role.id, ...said })
    dropCode(currentTarget)
  }
  return (
    <form ref={form} onChange={read} onSubmit={submit} className="contents">
      <div className="dialog-body">
        <p className="text-ink-2">{t('signInQuestions')}</p>
        <ConsoleFields
          target={target}
          region={target.account.region}
          wantedSeconds={null}
          address={address}
          choices={choices}
        />
      </div>
      <div className="dialog-foot">
        <button type="submit" className="btn btn-primary" aria-disabled={asking || undefined} aria-busy={asking}>
          {asking && <Loader className="icon icon-sm spinner" aria-hidden="true" />}
          {t(asking ? 'asking' : 'makeSignIn')}
        </button>
      </div>
    </form>
  )
}
