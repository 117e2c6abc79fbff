import { type RefObject, useId } from 'react'
import { useTexts } from '#texts'
import { consoleServices } from '@/lib/handout/console-services'
import type { RoleTarget } from './access-view'
import { formatAccountId } from './access-view'
import { isAddress, strangeAccount } from './console-place'
import { RegionField } from './region-field'

interface PlaceFieldsProps {
  readonly target: RoleTarget | null
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly region: string
  readonly onRegion: (region: string) => void
  readonly field: RefObject<HTMLInputElement | null>
}

/** Any service in any region, or what names a page: its address, an ARN, an error message. */
export function PlaceFields({ target, typed, onType, region, onRegion, field }: PlaceFieldsProps) {
  const t = useTexts('consoleWays')
  const list = useId()
  const id = useId()
  const elsewhere = target && strangeAccount(typed, target.account)
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-service`}>{t('place')}</label>
        <input
          ref={field}
          id={`${id}-service`}
          className="input"
          list={list}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
        />
        <datalist id={list}>
          {consoleServices.map((entry) => (
            <option key={entry.id} value={entry.id} label={entry.label} />
          ))}
        </datalist>
        <span id={`${id}-hint`} className="text-meta text-ink-3">
          {t('placeHint')}
        </span>
        <span role="status">
          {elsewhere && (
            <span className="text-meta text-warn-text">
              {t.rich('placeElsewhere', {
                account: /^\d{12}$/.test(elsewhere) ? formatAccountId(elsewhere) : elsewhere,
                a: (words) => <a href={`/go?${new URLSearchParams({ to: typed })}`}>{words}</a>,
              })}
            </span>
          )}
        </span>
      </div>
      {!isAddress(typed) && <RegionField home={target?.account.region ?? region} value={region} onChoose={onRegion} />}
    </>
  )
}
