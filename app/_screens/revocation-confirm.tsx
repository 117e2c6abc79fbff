import { TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'
import type { RevocationPlan, RevocationWish } from '@/lib/broker/revocation-plan'
import { TextField } from '../_ui/text-field'
import { Untrusted } from '../_ui/untrusted'
import { personName, revocationAddress, wishFields } from './revocation-address'
import { RevocationRole } from './revocation-role'

interface RevocationConfirmProps {
  readonly wish: RevocationWish
  readonly plan: RevocationPlan
}

/** What a revocation comes to, and the form that carries it out. */
export function RevocationConfirm({ wish, plan }: RevocationConfirmProps) {
  const t = useTexts('revocation')
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h1 className="title">{t('title')}</h1>
        <Scopes wish={wish} plan={plan} />
      </div>
      {plan.roles.map((role) => (
        <RevocationRole key={role.role.arn} planned={role} person={plan.person} />
      ))}
      <div className="banner">
        <TriangleAlert className="icon text-warn" aria-hidden="true" />
        <p className="min-w-0 flex-1">{t('again')}</p>
      </div>
      <Form wish={wish} plan={plan} />
    </div>
  )
}

/** The person in the role, the person everywhere, everybody in the role: as far as the wish leaves the choice. */
function Scopes({ wish, plan: { person, roles } }: RevocationConfirmProps) {
  const t = useTexts('revocation')
  const only = roles.length === 1 ? roles[0]?.role : undefined
  const role = wish.role ?? (only ? { accountId: only.accountId, name: only.name } : null)
  const wishes: readonly (readonly [keyof typeof names, RevocationWish])[] = [
    ...(wish.person && role ? [['personInRole', { person: wish.person, role }] as const] : []),
    ...(wish.person ? [['person', { person: wish.person, role: null }] as const] : []),
    ...(role ? [['role', { person: null, role }] as const] : []),
  ]
  const current = wish.person && wish.role ? 'personInRole' : wish.person ? 'person' : 'role'
  return (
    <nav className="tabs" aria-label={t('whom')}>
      {wishes.map(([name, one]) => (
        <a
          key={name}
          className="tab inline-flex items-center"
          href={revocationAddress(one)}
          aria-current={name === current ? 'page' : undefined}
        >
          <span className="truncate">
            {t.rich(`scopes.${name}`, {
              role: role?.name ?? '',
              person: () => <Untrusted>{person ? personName(person) : ''}</Untrusted>,
            })}
          </span>
        </a>
      ))}
    </nav>
  )
}

const names = { personInRole: true, person: true, role: true } as const

function Form({ wish, plan }: RevocationConfirmProps) {
  const t = useTexts('revocation')
  const { kind, text } = plan.confirm
  return (
    <form method="post" action="/admin/revoke/apply" className="panel panel-body flex flex-col gap-4">
      {Object.entries(wishFields(wish)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field">
        <label htmlFor="confirm">
          {t.rich(`confirm.${kind}`, {
            name: () => (
              <strong>
                <Untrusted>{text}</Untrusted>
              </strong>
            ),
          })}
        </label>
        <input id="confirm" name="confirm" className="input" required pattern={exactly(text)} autoComplete="off" />
      </div>
      <TextField name="reason" label={t('reason')} hint={t('reasonHint')} required minLength={3} maxLength={500} />
      {plan.person && (
        <label className="check">
          <input type="checkbox" name="signOut" value="1" defaultChecked />
          {t('signOut')}
        </label>
      )}
      <div className="card-actions">
        <button type="submit" className="btn btn-danger">
          {t('revoke')}
        </button>
        <a className="btn btn-ghost" href="/admin/revoke">
          {t('back')}
        </a>
      </div>
    </form>
  )
}

/** A pattern of HTML, which is a regular expression with the flag `v`, for this text alone; the server judges again. */
function exactly(text: string): string {
  const letters = [...text].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`)
  return ` *${letters.join('')} *`
}
