import { ListFilter, X } from 'lucide-react'
import { useTexts } from '#texts'
import type { AuditQuery, FilterParameter } from '@/lib/broker/audit-query'
import { auditChoices, filterParameters, filterQuery, withoutPart } from '@/lib/broker/audit-query'
import type { AuditAction, AuditOutcome } from '@/lib/domain/audit-event'
import type { Texts } from '../_messages/texts'
import { Untrusted } from '../_ui/untrusted'
import { auditAddress } from './audit-address'

interface AuditFiltersProps {
  readonly query: AuditQuery
  readonly total: number
}

/** What the list is narrowed to, as chips that can be taken away, and the form that narrows it. */
export function AuditFilters({ query: { filter }, total }: AuditFiltersProps) {
  const t = useTexts('audit')
  const written = filterQuery(filter)
  const parts = filterParameters.flatMap((name) => {
    const value = written.get(name)
    return value === null ? [] : [{ name, value }]
  })
  return (
    <div className="audit-filters">
      {parts.map(({ name, value }) => (
        <span key={name} className="filter-chip">
          <span className="filter-chip-name">{t(`filters.${name}`)}</span>
          <Untrusted>{shownValue(t, name, value)}</Untrusted>
          <a
            href={auditAddress({ filter: withoutPart(filter, name), cursor: null, row: null })}
            aria-label={t('remove', { name: t(`filters.${name}`) })}
          >
            <X className="icon icon-xs" aria-hidden="true" />
          </a>
        </span>
      ))}
      <FilterForm written={written} />
      {parts.length > 0 && (
        <a className="btn btn-ghost btn-small" href="/admin/audit">
          {t('clear')}
        </a>
      )}
      <span className="audit-total">{t(parts.length > 0 ? 'eventsFiltered' : 'events', { total })}</span>
    </div>
  )
}

function shownValue(t: Texts<'audit'>, name: FilterParameter, value: string): string {
  if (name === 'action') return t(`actions.${value as AuditAction}`)
  if (name === 'outcome') return t(`outcomes.${value as AuditOutcome}`)
  return name === 'from' || name === 'until' ? value.replace('T', ' ').replace(/(:00)?\.000Z$/, '') : value
}

function FilterForm({ written }: { readonly written: URLSearchParams }) {
  const t = useTexts('audit')
  return (
    <details className="disclosure audit-menu">
      <summary className="btn btn-ghost btn-small">
        <ListFilter className="icon icon-sm" aria-hidden="true" />
        {t('filter')}
      </summary>
      <form method="get" action="/admin/audit" className="audit-menu-body audit-form">
        {(['person', 'account', 'role', 'ip', 'reference'] as const).map((name) => (
          <Field key={name} name={name}>
            <input
              id={`filter-${name}`}
              name={name}
              className="input"
              defaultValue={written.get(name) ?? ''}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        ))}
        {(['from', 'until'] as const).map((name) => (
          <Field key={name} name={name} hint="UTC">
            <input
              id={`filter-${name}`}
              name={name}
              type="datetime-local"
              step="1"
              className="input"
              defaultValue={written.get(name)?.slice(0, 19) ?? ''}
            />
          </Field>
        ))}
        <Choice
          name="action"
          value={written.get('action')}
          text={(choice) => t(`actions.${choice}`)}
          choices={auditChoices.actions}
        />
        <Choice
          name="outcome"
          value={written.get('outcome')}
          text={(choice) => t(`outcomes.${choice}`)}
          choices={auditChoices.outcomes}
        />
        <Choice name="code" value={written.get('code')} choices={auditChoices.codes} text={(choice) => choice} />
        <button type="submit" className="btn btn-primary">
          {t('show')}
        </button>
      </form>
    </details>
  )
}

interface FieldProps {
  readonly name: FilterParameter
  readonly hint?: string
  readonly children: React.ReactNode
}

function Field({ name, hint, children }: FieldProps) {
  const t = useTexts('audit')
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>
        {t(`filters.${name}`)}
        {hint && <span className="text-ink-3"> {hint}</span>}
      </label>
      {children}
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly name: FilterParameter
  readonly value: string | null
  readonly choices: readonly Value[]
  readonly text: (choice: Value) => string
}

function Choice<Value extends string>({ name, value, choices, text }: ChoiceProps<Value>) {
  const t = useTexts('audit')
  return (
    <Field name={name}>
      <select id={`filter-${name}`} name={name} className="input" defaultValue={value ?? ''}>
        <option value="">{t('any')}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {text(choice)}
          </option>
        ))}
      </select>
    </Field>
  )
}
