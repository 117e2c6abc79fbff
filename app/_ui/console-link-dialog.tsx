'use client'

import { type RefObject, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { placeOf, shareLink } from './console-place'
import type { ConsolePlace } from './console-query'
import { CopyButton } from './copy-button'
import { PlaceFields } from './place-fields'
import { RoleDialog } from './role-dialog'
import { SegmentedControl } from './segmented-control'

interface ConsoleLinkDialogProps {
  readonly target: RoleTarget | null
  /** Where the console opens, when no other region is chosen. */
  readonly region: string
  /** Where the page that it was opened from leads. */
  readonly place: ConsolePlace
  readonly open: boolean
  readonly onClose: () => void
  readonly finalFocus: RefObject<HTMLElement | null>
}

/** A link for runbooks and colleagues: to a role, or to a place that everybody opens with a role of their own. It gives nobody access. */
export function ConsoleLinkDialog({ target, region, place, open, onClose, finalFocus }: ConsoleLinkDialogProps) {
  const t = useTexts('consoleWays')
  const field = useRef<HTMLInputElement>(null)
  return (
    <RoleDialog
      open={open}
      title={t('linkTitle')}
      target={target}
      onClose={onClose}
      initialFocus={field}
      finalFocus={finalFocus}
    >
      {target && <LinkForm target={target} region={region} place={place} field={field} />}
    </RoleDialog>
  )
}

interface LinkFormProps extends Pick<ConsoleLinkDialogProps, 'region' | 'place'> {
  readonly target: RoleTarget
  readonly field: RefObject<HTMLInputElement | null>
}

function LinkForm({ target, region: home, place, field }: LinkFormProps) {
  const t = useTexts('consoleWays')
  const [typed, setTyped] = useState(place.to ?? place.service ?? '')
  const [region, setRegion] = useState(place.region ?? home)
  const [opensAs, setOpensAs] = useState<'role' | 'own'>('role')
  const shown = useRef<HTMLInputElement>(null)
  const wanted = placeOf(typed, region === target.account.region ? '' : region)
  const link = `${window.location.origin}${shareLink(target, wanted, opensAs === 'own')}`
  return (
    <>
      <div className="dialog-body">
        <PlaceFields
          target={target}
          typed={typed}
          onType={setTyped}
          region={region}
          onRegion={setRegion}
          field={field}
        />
        <SegmentedControl
          label={t('opensWith')}
          value={opensAs}
          onChange={setOpensAs}
          options={[
            { value: 'role', label: target.role.name },
            { value: 'own', label: t('ownRole') },
          ]}
        />
        <input ref={shown} readOnly className="input mono" aria-label={t('link')} value={link} />
        <p className="text-meta text-ink-3">{t('linkHint')}</p>
      </div>
      <div className="dialog-foot">
        <CopyButton
          className="btn btn-primary"
          text={link}
          done={t('linkCopied')}
          onRefused={() => shown.current?.select()}
        >
          {t('copyLink')}
        </CopyButton>
      </div>
    </>
  )
}
