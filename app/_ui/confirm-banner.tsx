import { ArrowUpRight, BadgeCheck } from 'lucide-react'
import { useTexts } from '#texts'
import type { Problem } from './api-post'

interface ConfirmBannerProps {
  readonly problem: Problem
}

/** Nothing went wrong: the company has to say anew who this is, and the link goes there and comes back. */
export function ConfirmBanner({ problem }: ConfirmBannerProps) {
  const t = useTexts('choices')
  return (
    <div role="alert" className="banner">
      <BadgeCheck className="icon" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <strong>{problem.title}</strong>
        <p>{problem.detail}</p>
      </div>
      <a className="btn btn-primary btn-small" href={pathOf(problem.confirmAt)}>
        {t('confirm')}
        <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
      </a>
    </div>
  )
}

/** On this portal, whatever the address says. */
function pathOf(address: string): string {
  const { pathname, search } = new URL(address, 'http://portal.invalid')
  return `${pathname}${search}`
}
