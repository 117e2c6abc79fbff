'use client'

import { useTexts } from '#texts'
import { CopyButton } from './copy-button'

/** Copies the address of the page itself, for a message to somebody who can help. */
export function CopyAddressButton() {
  const t = useTexts('role')
  return (
    <CopyButton className="btn btn-primary" text={() => window.location.href} done={t('linkCopiedShort')}>
      {t('copyLink')}
    </CopyButton>
  )
}
