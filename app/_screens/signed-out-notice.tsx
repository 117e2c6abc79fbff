import { CircleCheck } from 'lucide-react'
import { useTexts } from '#texts'

interface SignedOutNoticeProps {
  /** The search parameter `signedout`: `here`, `everywhere`, or nothing. */
  readonly signedOut: string | readonly string[] | undefined
}

/** Says what a sign-out has ended, and what it has not. */
export function SignedOutNotice({ signedOut }: SignedOutNoticeProps) {
  const t = useTexts('signIn')
  if (signedOut !== 'here' && signedOut !== 'everywhere') return null
  return (
    <div role="status" className="banner banner-ok">
      <CircleCheck className="icon" aria-hidden="true" />
      <div>
        <strong>{t('signedOut')}</strong>
        {t(`left.${signedOut}`)}
      </div>
    </div>
  )
}
