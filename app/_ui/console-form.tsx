'use client'

import { ArrowUpRight } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { useTexts } from '#texts'
import { consoleAction, type RoleTarget } from './access-view'
import { ConsoleArrow } from './console-arrow'
import { ConsoleDoors } from './console-doors'
import { ConsoleFields } from './console-fields'
import { type ConsolePlace, consoleQuery } from './console-query'
import type { KeptPurpose } from './keys-choices'
import { OpenSessionsHint } from './open-sessions-hint'
import { signsOutFirst } from './role-offer'
import { useConsoleDoors } from './use-console-doors'
import { useConsolePage } from './use-console-page'
import { dropCode, useFormChoices } from './use-form-choices'
import { useSingleSubmit } from './use-single-submit'

interface ConsoleFormProps {
  readonly target: RoleTarget
  readonly place: ConsolePlace
  /** The region of that place. */
  readonly region: string
  /** How long the link asks for. Seconds; null: it does not. */
  readonly wantedSeconds: number | null
  readonly label: string
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** What was said of the role before the provider had to confirm the person. */
  readonly kept?: KeptPurpose | null
  /** Buttons beside the split button. */
  readonly children: ReactNode
}

/**
 * The form that opens one console: choices, questions, and a split button whose main part works without script. With script a double
 * click opens once, and every further way under the arrow takes along what the form says.
 */
export function ConsoleForm(props: ConsoleFormProps) {
  const { target, place, region, label, address, children } = props
  const form = useRef<HTMLFormElement>(null)
  const submitOnce = useSingleSubmit()
  const doors = useConsoleDoors()
  const { choices, read } = useFormChoices(form)
  const page = useConsolePage({ form, target, place, region, choices })
  return (
    <>
      <form
        ref={form}
        method="post"
        action={`${consoleAction(target)}${consoleQuery(place)}`}
        onChange={read}
        onSubmit={(event) => {
          submitOnce(event)
          if (!event.defaultPrevented) dropCode(event.currentTarget)
        }}
        className="flex flex-col gap-4"
      >
        <ConsoleFields
          target={target}
          region={region}
          wantedSeconds={props.wantedSeconds}
          address={address}
          kept={props.kept ?? null}
          choices={choices}
        />
        <OpenSessions target={target} />
        <div className="card-actions">
          <span className="split">
            <button type="submit" className="btn btn-primary btn-large">
              {label}
              <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
            </button>
            <ConsoleArrow target={target} doors={doors} large />
          </span>
          {children}
        </div>
        {target.role.offer.opensByPost && (
          <PostButton action={`${consoleAction(target)}${consoleQuery({ ...place, way: 'saml' })}`} {...page} />
        )}
        <button type="submit" ref={page.further} hidden />
      </form>
      <ConsoleDoors doors={doors} page={page} />
    </>
  )
}

/** What to do about other consoles in this browser. Beside the browser's own POST only the menu offers it, which says for which way. */
function OpenSessions({ target }: { readonly target: RoleTarget }) {
  const t = useTexts('consoleWays')
  const id = useId()
  const hint = <OpenSessionsHint action={consoleAction(target)} />
  if (!signsOutFirst(target) || target.role.offer.opensByPost) return <p className="text-meta text-ink-3">{hint}</p>
  return (
    <div>
      <label className="check">
        <input type="checkbox" name="signOutFirst" value="1" aria-describedby={id} />
        <span>{t('signOutFirst')}</span>
      </label>
      <p id={id} className="check-hint">
        {hint}
      </p>
    </div>
  )
}

/** The browser's own POST to AWS, which takes no session policy. */
function PostButton({ action, isNarrowed }: { readonly action: string; readonly isNarrowed: boolean }) {
  const t = useTexts('consoleWays')
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="submit" className="btn" formAction={action} disabled={isNarrowed} aria-describedby={id}>
        {t('bySaml')}
      </button>
      <span id={id} className="min-w-48 flex-1 text-meta text-ink-3">
        {t(isNarrowed ? 'wholeRoleOnly' : 'bySamlLong')}
      </span>
    </div>
  )
}
