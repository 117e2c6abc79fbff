'use client'

import { Check, ChevronRight, CircleX, Loader } from 'lucide-react'
import { useId, useState } from 'react'
import { formatAccountId, type RoleTarget } from './access-view'
import { EnvironmentBadge } from './environment-badge'
import { type BundleEntry, matchCandidates } from './keys-bundle'
import { TextField } from './text-field'
import { Untrusted } from './untrusted'
import type { KeysBundle } from './use-keys-bundle'

/** More would be a list to scroll, not to choose from. */
const shownCandidates = 30

/** Further roles for the same credentials file: a list to tick, and what became of each. */
export function KeysRoles({ bundle }: { readonly bundle: KeysBundle }) {
  const { candidates, picked, entries, isAsking } = bundle
  if (candidates.length === 0) return null
  const targets = picked.flatMap((id) => candidates.find(({ role }) => role.id === id) ?? [])
  return (
    <details className="disclosure mt-3">
      <summary>
        <ChevronRight className="icon icon-sm" aria-hidden="true" />
        Add other roles to this file
        {entries.length > 0 && <span className="tag">{entries.length} added</span>}
      </summary>
      <div className="disclosure-body">
        <Candidates bundle={bundle} />
        <p className="text-meta text-ink-3">
          Each is asked for by itself, as the whole role, for the length chosen above or the longest it gives. Roles
          that ask for a reason, a ticket or a code are not here.
        </p>
        <div className="flex items-center gap-3">
          <button
            type="button"
            className="btn"
            aria-disabled={isAsking || targets.length === 0 || undefined}
            aria-busy={isAsking || undefined}
            onClick={() => !isAsking && targets.length > 0 && bundle.ask(targets)}
          >
            {isAsking ? 'Asking AWS…' : addText(targets.length)}
          </button>
        </div>
        <ul className="flex flex-col gap-1" aria-label="Roles of this file">
          {entries.map((entry) => (
            <Outcome key={entry.target.role.id} entry={entry} onAgain={() => bundle.ask([entry.target])} />
          ))}
        </ul>
        <span role="status" className="sr-only">
          {outcomeText(entries, isAsking)}
        </span>
      </div>
    </details>
  )
}

function Candidates({ bundle: { candidates, entries, picked, pick } }: { readonly bundle: KeysBundle }) {
  const [query, setQuery] = useState('')
  const open = candidates.filter(({ role }) => !entries.some(({ target }) => target.role.id === role.id))
  const found = matchCandidates(open, query)
  const shown = found.slice(0, shownCandidates)
  return (
    <>
      <TextField
        label="Filter"
        value={query}
        spellCheck={false}
        hint={
          found.length > shown.length
            ? `${shown.length} of ${found.length.toLocaleString('en')} roles. Type to see others.`
            : undefined
        }
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className="candidates" aria-label="Roles to add">
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
        {shown.length === 0 && <li className="text-ink-3">No other role has these words.</li>}
      </ul>
    </>
  )
}

function RoleName({ target: { account, role } }: { readonly target: RoleTarget }) {
  return (
    <span>
      <EnvironmentBadge environment={account.environment} plain />{' '}
      <span className="font-medium">
        <Untrusted>{role.name}</Untrusted>
      </span>{' '}
      in <Untrusted>{account.name}</Untrusted> <span className="mono text-ink-3">{formatAccountId(account.id)}</span>
    </span>
  )
}

interface OutcomeProps {
  readonly entry: BundleEntry
  readonly onAgain: () => void
}

const icons = { waiting: Loader, asking: Loader, issued: Check, refused: CircleX } as const
const words = { waiting: 'Waiting', asking: 'Asking AWS…', issued: 'Added', refused: 'Refused' } as const

function Outcome({ entry, onAgain }: OutcomeProps) {
  const id = useId()
  const Icon = icons[entry.status]
  return (
    <li className="flex items-start gap-2">
      <Icon
        className={entry.status === 'asking' ? 'icon icon-sm mt-0.5 spinner' : 'icon icon-sm mt-0.5'}
        aria-hidden="true"
      />
      <span className="min-w-0 flex-1 wrap-anywhere" id={id}>
        <RoleName target={entry.target} />: {words[entry.status]}
        {entry.status === 'refused' && (
          <span className="block text-meta text-danger-text">
            {entry.problem.title} {entry.problem.detail}
            {entry.problem.reference && ` Reference ${entry.problem.reference}`}
          </span>
        )}
      </span>
      {entry.status === 'refused' && (
        <button type="button" className="btn btn-small" aria-describedby={id} onClick={onAgain}>
          Try again
        </button>
      )}
    </li>
  )
}

function addText(count: number): string {
  if (count === 0) return 'Add roles'
  return count === 1 ? 'Add 1 role' : `Add ${count} roles`
}

function outcomeText(entries: readonly BundleEntry[], isAsking: boolean): string {
  if (isAsking || entries.length === 0) return ''
  const count = (status: BundleEntry['status']) => entries.filter((entry) => entry.status === status).length
  return `${count('issued')} added, ${count('refused')} refused`
}
