import { Search } from 'lucide-react'
import { useTexts } from '#texts'
import { type LinkWish, linkPlace } from '../_http/console-wish'

interface AccountFilterProps {
  readonly link: LinkWish
  /** What the accounts are filtered by; empty: nothing. */
  readonly words: string
  /** How many accounts it leaves. */
  readonly count: number
}

/** Narrows a long choice of accounts. A plain form, so that it works without script; the link goes along. */
export function AccountFilter({ link, words, count }: AccountFilterProps) {
  const t = useTexts('links')
  const { to, service, region, duration } = linkPlace(link)
  return (
    <form method="get" action="/go" className="flex flex-col gap-1">
      {Object.entries({ to, service, region, duration }).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label htmlFor="accounts" className="font-medium">
        {t('filter')}
      </label>
      <div className="flex gap-2">
        <input id="accounts" type="search" name="accounts" className="input" defaultValue={words} autoComplete="off" />
        <button type="submit" className="btn">
          <Search className="icon icon-sm" aria-hidden="true" />
          {t('find')}
        </button>
      </div>
      <span role="status" className="text-meta text-ink-3">
        {t('accounts', { count })}
      </span>
    </form>
  )
}
