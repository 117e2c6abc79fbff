import { CircleX } from 'lucide-react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import type { Problem } from './api-post'
import { ConfirmBanner } from './confirm-banner'
import { CopyButton } from './copy-button'
import { problemWords } from './problem-words'
import { refusalDetails } from './refusal-details'

interface ProblemBannerProps {
  readonly problem: Problem
  /** The role that was asked for. */
  readonly target: RoleTarget
}

/** Why something was refused, what to do, and the reference under which the audit has it. */
export function ProblemBanner({ problem, target }: ProblemBannerProps) {
  const t = useTexts('problem')
  if (problem.confirmAt) return <ConfirmBanner problem={problem} />
  const { title, detail } = problemWords(t, problem)
  return (
    <div role="alert" className="banner banner-danger">
      <CircleX className="icon" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <strong>{title}</strong>
        {detail && <p>{detail}</p>}
        {problem.ask && <p>{t('whoCanFixIt', { ask: problem.ask })}</p>}
        {problem.isExplained && (
          <p>
            <a href={detailPath(problem, target)} target="_blank" rel="noopener">
              {t('detail')}
            </a>
          </p>
        )}
        {problem.code === 'not_signed_in' && (
          <p>
            <a href="/signin">{t('signIn')}</a>
          </p>
        )}
        {problem.code === 'not_entitled' && (
          <p>
            <a href="/">{t('showAccess')}</a>
          </p>
        )}
        {problem.reference && (
          <p>
            {t.rich('reference', {
              reference: () => <span className="mono font-semibold text-ink">{problem.reference}</span>,
            })}
          </p>
        )}
      </div>
      {problem.reference && (
        <CopyButton
          text={() => refusalDetails({ ...problem, target, at: new Date() })}
          done={t('detailsCopied')}
          className="btn btn-small"
        >
          {t('copyDetails')}
        </CopyButton>
      )}
    </div>
  )
}

function detailPath({ code, reference }: Problem, { role }: RoleTarget): string {
  return `/refused?${new URLSearchParams({ code, reference, role: role.id })}`
}
