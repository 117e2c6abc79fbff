import { ListFilter, X } from 'lucide-react'
import type { AuditQuery, FilterParameter } from '@/lib/broker/audit-query'
import { auditChoices, filterParameters, filterQuery, withoutPart } from '@/lib/broker/audit-query'
import { actionTexts, filterTexts, outcomeTexts } from '../_texts/audit-texts'
import { Untrusted } from '../_ui/untrusted'
import { auditAddress } from './audit-address'

interface AuditFiltersProps {
  readonly query: AuditQuery
  readonly total: number
}

/** What the list is narrowed to, as chips that can be taken away, and the form that narrows it. */
export function AuditFilters({ query: { filter }, total }: AuditFiltersProps) {
  const written = filterQuery(filter)
  const parts = filterParameters.flatMap((name) => {
    const value = written.get(name)
    return value === null ? [] : [{ name, value }]
  })
  return (
    <div className="audit-filters">
      {parts.map(({ name, value }) => (
        <span key={name} className="filter-chip">
          <span className="filter-chip-name">{filterTexts[name]}</span>
          <Untrusted>{shownValue(name, value)}</Untrusted>
          <a
            href={auditAddress({ filter: withoutPart(filter, name), cursor: null, row: null })}
            aria-label={`Remove filter ${filterTexts[name]}`}
          >
            <X className="icon icon-xs" aria-hidden="true" />
          </a>
        </span>
      ))}
      <FilterForm written={written} />
      {parts.length > 0 && (
        <a className="btn btn-ghost btn-small" href="/admin/audit">
          Clear
        </a>
      )}
      <span className="audit-total">
        {parts.length > 0 ? 'Filtered from ' : ''}
        {total.toLocaleString('en-GB')} events
      </span>
    </div>
  )
}

function shownValue(name: FilterParameter, value: string): string {
  if (name === 'action') return actionTexts[value as keyof typeof actionTexts]
  if (name === 'outcome') return outcomeTexts[value as keyof typeof outcomeTexts]
  return name === 'from' || name === 'until' ? value.replace('T', ' ').replace(/(:00)?\.000Z$/, '') : value
}

function FilterForm({ written }: { readonly written: URLSearchParams }) {
  return (
    <details className="disclosure audit-menu">
      <summary className="btn btn-ghost btn-small">
        <ListFilter className="icon icon-sm" aria-hidden="true" />
        Filter
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
        <Choice name="action" value={written.get('action')} texts={actionTexts} choices={auditChoices.actions} />
        <Choice name="outcome" value={written.get('outcome')} texts={outcomeTexts} choices={auditChoices.outcomes} />
        <Choice name="code" value={written.get('code')} choices={auditChoices.codes} />
        <button type="submit" className="btn btn-primary">
          Show
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
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>
        {filterTexts[name]}
        {hint && <span className="text-ink-3"> {hint}</span>}
      </label>
      {children}
    </div>
  )
}

interface ChoiceProps {
  readonly name: FilterParameter
  readonly value: string | null
  readonly choices: readonly string[]
  readonly texts?: Readonly<Record<string, string>>
}

function Choice({ name, value, choices, texts = {} }: ChoiceProps) {
  return (
    <Field name={name}>
      <select id={`filter-${name}`} name={name} className="input" defaultValue={value ?? ''}>
        <option value="">Any</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {texts[choice] ?? choice}
          </option>
        ))}
      </select>
    </Field>
  )
}
