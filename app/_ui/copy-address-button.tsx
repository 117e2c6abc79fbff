'use client'

import { CopyButton } from './copy-button'

/** Copies the address of the page itself, for a message to somebody who can help. */
export function CopyAddressButton() {
  return (
    <CopyButton className="btn btn-primary" text={() => window.location.href} done="Link copied">
      Copy link
    </CopyButton>
  )
}
