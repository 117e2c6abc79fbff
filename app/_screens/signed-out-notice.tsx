import { CircleCheck } from 'lucide-react'

interface SignedOutNoticeProps {
  /** The search parameter `signedout`: `here`, `everywhere`, or nothing. */
  readonly signedOut: string | readonly string[] | undefined
}

/** Says what a sign-out has ended, and what it has not. */
export function SignedOutNotice({ signedOut }: SignedOutNoticeProps) {
  if (signedOut !== 'here' && signedOut !== 'everywhere') return null
  return (
    <div role="status" className="banner banner-ok">
      <CircleCheck className="icon" aria-hidden="true" />
      <div>
        <strong>You are signed out of Brevet</strong>
        {signedOut === 'here' && 'Your session with the identity provider may still be open. '}
        Keys and console sessions handed out before stay valid until they end.
      </div>
    </div>
  )
}
