import { useTexts } from '#texts'
import type { IssuedSession } from '@/lib/broker/issued-sessions'
import type { PlannedDenial, PlannedRole, RevocationPlan } from '@/lib/broker/revocation-plan'
import { Untrusted } from '../_ui/untrusted'
import { personName } from './revocation-address'
import { RevocationPlace } from './revocation-place'
import { RevocationDisclosure } from './revocation-text'

interface RevocationRoleProps {
  readonly planned: PlannedRole
  readonly person: RevocationPlan['person']
}

/** What would be cut in one role, by what, and who does it. */
export function RevocationRole({ planned, person }: RevocationRoleProps) {
  const t = useTexts('revocation')
  const { role, account, meant, alsoCut, isMore, denial, user } = planned
  return (
    <section className="panel" aria-label={`${account?.name ?? role.accountId} ${role.name}`}>
      <div className="panel-head">
        <h2 className="min-w-0 flex-1">
          <RevocationPlace account={account} accountId={role.accountId} roleName={role.name} />
        </h2>
      </div>
      <div className="panel-body flex flex-col gap-3">
        {person ? (
          <p>
            {t.rich('cut.ofPerson', {
              count: meant.length,
              person: () => (
                <strong>
                  <Untrusted>{personName(person)}</Untrusted>
                </strong>
              ),
            })}
          </p>
        ) : (
          <Cut text="ofEverybody" sessions={meant} />
        )}
        {person && <Cut text="others" sessions={alsoCut} />}
        {isMore && <p className="text-ink-2">{t('isMore')}</p>}
        {denial && <Denial denial={denial} />}
        {!denial && !user && <p className="text-danger-text">{t('noDenial')}</p>}
        {user && (
          <>
            <h3 className="section-title">{t('user.title')}</h3>
            <p className="text-ink-2">{t.rich(`user.${user.narrowedBy}`, { code: (words) => <code>{words}</code> })}</p>
            <RevocationDisclosure title={t('script')} text={user.script} copied={t('scriptCopied')} isOpen />
          </>
        )}
      </div>
    </section>
  )
}

function Denial({ denial: { narrowedBy, isWritten, policy, script } }: { readonly denial: PlannedDenial }) {
  const t = useTexts('revocation')
  return (
    <>
      <p className="text-ink-2">{t.rich(`narrowed.${narrowedBy}`, { code: (words) => <code>{words}</code> })}</p>
      <p className="text-ink-2">{t(isWritten ? 'writes' : 'prints')}</p>
      {isWritten ? (
        <RevocationDisclosure title={t('policy')} text={JSON.stringify(policy, null, 2)} copied={t('policyCopied')} />
      ) : (
        <RevocationDisclosure title={t('script')} text={script} copied={t('scriptCopied')} />
      )}
    </>
  )
}

const mostPeople = 20

interface CutProps {
  readonly text: 'ofEverybody' | 'others'
  readonly sessions: readonly IssuedSession[]
}

/** How many people, and who they are. */
function Cut({ text, sessions }: CutProps) {
  const t = useTexts('revocation')
  const people = new Map<string, { readonly name: string; readonly count: number }>()
  for (const { person } of sessions) {
    const key = JSON.stringify([person.source, person.subject])
    people.set(key, { name: personName(person), count: (people.get(key)?.count ?? 0) + 1 })
  }
  const more = people.size - mostPeople
  return (
    <div className="flex flex-col gap-1">
      <p className={people.size > 0 ? 'font-semibold' : 'text-ink-2'}>{t(`cut.${text}`, { people: people.size })}</p>
      <ul className="revocation-people">
        {[...people].slice(0, mostPeople).map(([key, { name, count }]) => (
          <li key={key} className="tag">
            <Untrusted>{name}</Untrusted>
            <span className="text-ink-3">{t('sessionsOf', { count })}</span>
          </li>
        ))}
        {more > 0 && <li className="text-ink-3">{t('andMore', { count: more })}</li>}
      </ul>
    </div>
  )
}
