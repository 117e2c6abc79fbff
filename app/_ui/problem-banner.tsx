import { CircleX } from 'lucide-react'
import { CopyButton } from './copy-button'
import type { Problem } from './keys-request'

/** Why something was refused, what to do, and the reference under which the audit has it. */
export function ProblemBanner({ problem }: { readonly problem: Problem }) {
  return (
    <div role="alert" className="banner banner-danger">
      <CircleX className="icon" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <strong>{problem.title}</strong>
        {problem.detail && <p>{problem.detail}</p>}
        {problem.code === 'not_signed_in' && (
          <p>
            <a href="/signin">Sign in again</a>
          </p>
        )}
        {problem.reference && (
          <p className="flex flex-wrap items-center gap-x-2">
            <span>Reference</span>
            <CopyButton text={problem.reference} done="Reference copied" className="account-id flex-row-reverse">
              <span>{problem.reference}</span>
            </CopyButton>
          </p>
        )}
      </div>
    </div>
  )
}
