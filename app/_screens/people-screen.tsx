import { CircleCheck, Info, Search } from 'lucide-react'
import { useTexts } from '#texts'
import type { SignedInPeople } from '@/lib/broker/people-sessions'
import { PersonPanel } from './person-panel'

interface PeopleScreenProps {
  readonly found: SignedInPeople
  /** What was searched for; null: everybody. */
  readonly sought: string | null
  /** How many browsers were signed out a moment ago; null when that was not asked for. */
  readonly ended: number | null
}

/** Who is signed in, each with their browsers and the way to sign them out. It works without scripts. */
export function PeopleScreen({ found: { people, isWhole }, sought, ended }: PeopleScreenProps) {
  const t = useTexts('people')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {ended !== null && (
        <div role="status" className="banner banner-ok">
          <CircleCheck className="icon" aria-hidden="true" />
          <div>{t('ended', { count: ended })}</div>
        </div>
      )}
      <SearchForm sought={sought} />
      {people.map((person) => (
        <PersonPanel key={`${person.source} ${person.subject}`} person={person} />
      ))}
      {people.length === 0 && <p className="panel panel-body text-ink-2">{t('nobody')}</p>}
      {!isWhole && (
        <p role="note" className="banner">
          <Info className="icon" aria-hidden="true" />
          {t('more')}
        </p>
      )}
    </div>
  )
}

function SearchForm({ sought }: Pick<PeopleScreenProps, 'sought'>) {
  const t = useTexts('people')
  return (
    <search>
      <form method="get" action="/admin/sessions" className="people-search">
        <div className="field">
          <label htmlFor="person">{t('person')}</label>
          <input
            id="person"
            name="person"
            className="input"
            defaultValue={sought ?? ''}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="person-note"
          />
        </div>
        <button type="submit" className="btn">
          <Search className="icon icon-sm" aria-hidden="true" />
          {t('search')}
        </button>
        {sought !== null && (
          <a className="btn btn-ghost" href="/admin/sessions">
            {t('everybody')}
          </a>
        )}
        <p id="person-note" className="text-meta text-ink-3 people-note">
          {t('personHint')}
        </p>
      </form>
    </search>
  )
}
