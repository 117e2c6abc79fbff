'use client'

import { Check, ChevronRight, CircleX, Loader } from 'lucide-react'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { Texts } from '../_messages/texts'
import { formatAccountId, type RoleTarget } from './access-view'
import type { Problem } from './api-post'
import { EnvironmentBadge } from './environment-badge'
import { askOfAll, type BundleEntry, matchCandidates } from './keys-bundle'
import { problemWords } from './problem-words'
import { PurposeFields } from './purpose-fields'
import { type PurposeField, unfitPurpose } from './role-offer'
import { TextField } from './text-field'
import { Untrusted } from './untrusted'
import type { KeysBundle } from './use-keys-bundle'

/** More would be a list to scroll, not to choose from. */
const shownCandidates = 30

/** Further roles for the same credentials file: a list to tick, and what became of each. */
export function KeysRoles({ bundle }: { readonly bundle: KeysBundle }) {
  const t = useTexts('keys')
  const { candidates, needCode, picked, entries, isAsking, purpose } = bundle
  const [unfit, setUnfit] = useState<PurposeField | null>(null)
  const questions = useRef<HTMLFieldSetElement>(null)
  if (candidates.length + needCode === 0) return null
  const targets = picked.flatMap((id) => candidates.find(({ role }) => role.id === id) ?? [])
  const ask = askOfAll(targets)
  function add() {
    if (isAsking || targets.length === 0) return
    const field = unfitPurpose(purpose, ask)
    setUnfit(field)
    if (field === null) return bundle.ask(targets)
    questions.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
  }
  return (
    <details className="disclosure mt-3">
      <summary>
        <ChevronRight className="icon icon-sm" aria-hidden="true" />
        {t('others')}
        {entries.length > 0 && <span className="tag">{t('othersAdded', { count: entries.length })}</span>}
      </summary>
      <div className="disclosure-body">
        <Candidates bundle={bundle} />
        <p className="text-meta text-ink-3">
          {t('othersHint')}
          {needCode > 0 && ` ${t('othersCode', { count: needCode })}`}
        </p>
        {(ask.reason || ask.ticket) && (
          <fieldset ref={questions} className="flex flex-col gap-3">
            <legend className="pb-1 font-medium">{t('othersAsk')}</legend>
            <PurposeFields offer={ask} unfit={unfit} inputs={inputsOf(bundle)} />
          </fieldset>
        )}
        <div className="flex items-center gap-3">
          <button
            type="button"
            className="btn"
            aria-disabled={isAsking || targets.length === 0 || undefined}
            aria-busy={isAsking || undefined}
            onClick={add}
          >
            {isAsking ? t('asking') : t('add', { count: targets.length })}
          </button>
        </div>
        <ul className="flex flex-col gap-1" aria-label={t('othersList')}>
          {entries.map((entry) => (
            <Outcome key={entry.target.role.id} entry={entry} onAgain={() => bundle.ask([entry.target])} />
          ))}
        </ul>
        <span role="status" className="sr-only">
          {outcomeText(t, entries, isAsking)}
        </span>
      </div>
    </details>
  )
}

/** What binds the fields to what is said. */
function inputsOf({ purpose, say }: KeysBundle) {
  const input = (field: PurposeField) => ({
    value: purpose[field],
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => say({ [field]: currentTarget.value }),
  })
  return { reason: input('reason'), ticket: input('ticket') }
}

function Candidates({ bundle: { candidates, entries, picked, pick } }: { readonly bundle: KeysBundle }) {
  const t = useTexts('keys')
  const [query, setQuery] = useState('')
  const open = candidates.filter(({ role }) => !entries.some(({ target }) => target.role.id === role.id))
  const found = matchCandidates(open, query)
  const shown = found.slice(0, shownCandidates)
  return (
    <>
      <TextField
        label={t('filter')}
        value={query}
        spellCheck={false}
        hint={
          found.length > shown.length ? t('candidatesShown', { shown: shown.length, found: found.length }) : undefined
        }
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className="candidates" aria-label={t('candidates')}>
        {shown.map((target) => (
          <li key={target.role.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={picked.includes(target.role.id)}
                onChange={(event) => pick(target.role.id, event.currentTarget.checked)}
              />
              <RoleName target={target} />
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="text-ink-3">{t('noCandidate')}</li>}
      </ul>
    </>
  )
}

function RoleName({ target: { account, role } }: { readonly target: RoleTarget }) {
  const t = useTexts('keys')
  return (
    <span>
      <EnvironmentBadge environment={account.environment} plain />{' '}
      {t.rich('roleIn', {
        role: () => (
          <span className="font-medium">
            <Untrusted>{role.name}</Untrusted>
          </span>
        ),
        account: () => <Untrusted>{account.name}</Untrusted>,
      })}{' '}
      <span className="mono text-ink-3">{formatAccountId(account.id)}</span>
    </span>
  )
}

interface OutcomeProps {
  readonly entry: BundleEntry
  readonly onAgain: () => void
}

const icons = { waiting: Loader, asking: Loader, issued: Check, refused: CircleX } as const

function Outcome({ entry, onAgain }: OutcomeProps) {
  const t = useTexts('keys')
  const id = useId()
  const Icon = icons[entry.status]
  return (
    <li className="flex items-start gap-2">
      <Icon
        className={entry.status === 'asking' ? 'icon icon-sm mt-0.5 spinner' : 'icon icon-sm mt-0.5'}
        aria-hidden="true"
      />
      <span className="min-w-0 flex-1 wrap-anywhere" id={id}>
        <RoleName target={entry.target} />: {t(`outcome.${entry.status}`)}
        {entry.status === 'refused' && <Refusal problem={entry.problem} />}
      </span>
      {entry.status === 'refused' && (
        <button type="button" className="btn btn-small" aria-describedby={id} onClick={onAgain}>
          {t('again')}
        </button>
      )}
    </li>
  )
}

function outcomeText(t: Texts<'keys'>, entries: readonly BundleEntry[], isAsking: boolean): string {
  if (isAsking || entries.length === 0) return ''
  const count = (status: BundleEntry['status']) => entries.filter((entry) => entry.status === status).length
  return t('outcomes', { issued: count('issued'), refused: count('refused') })
}

function Refusal({ problem }: { readonly problem: Problem }) {
  const t = useTexts('keys')
  const { title, detail } = problemWords(useTexts('problem'), problem)
  const reference = problem.reference === '' ? '' : t('reference', { reference: problem.reference })
  return <span className="block text-meta text-danger-text">{`${title} ${detail} ${reference}`.trimEnd()}</span>
}
