'use client'

import { useTexts } from '#texts'
import { CopyButton } from './copy-button'

/** Copies the address of the page itself, for a message to somebody who can help. */
export function CopyAddressButton() {
  const t = useTexts('copy')
  return (
    <CopyButton className="btn btn-primary" text={() => window.location.href} done={t('linkCopied')}>
      {t('link')}
    </CopyButton>
  )
}
