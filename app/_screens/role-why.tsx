import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import type { RoleDetail } from '@/lib/broker/role-detail'
import type { Because, Entitlement } from '@/lib/domain/entitlement'
import type { Identity } from '@/lib/domain/identity'
import type { Texts } from '../_messages/texts'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

interface RoleWhyProps {
  readonly entitlement: Entitlement
  readonly identity: Identity
  readonly detail: Pick<RoleDetail, 'denies' | 'places'>
  /** Source id to its label. */
  readonly sources: ReadonlyMap<string, string>
}

/** Every grant that gives the role, what of the person met it, and that nothing takes it away. */
export function RoleWhy({ entitlement, identity, detail, sources }: RoleWhyProps) {
  const t = useTexts('rolePage.why')
  return (
    <section className="panel" aria-labelledby="role-why">
      <div className="panel-head">
        <h2 id="role-why" className="section-title flex-1">
          {t('title')}
        </h2>
      </div>
      <ol className="panel-body trace trace-ok">
        {entitlement.because.map((because) => (
          <Step key={`${because.grant} ${because.group}`} title={<Title because={because} sources={sources} />}>
            {t.rich(because.group === null ? 'whomItDescribes' : 'thisGroup', {
              grant: () => <code>{because.grant}</code>,
              place: () => <Place of={detail.places?.get(because.grant)} />,
              moment: () => <Moment at={identity.authenticatedAt} />,
              groups: identity.groups.length,
            })}
          </Step>
        ))}
        <Step title={t('noDeny')}>{denySentence(t, detail.denies)}</Step>
      </ol>
    </section>
  )
}

function Title({ because: { source, group }, sources }: { readonly because: Because } & Pick<RoleWhyProps, 'sources'>) {
  const t = useTexts('rolePage.why')
  const label = sources.get(source) ?? source
  if (group === null) return t('says', { source: label })
  return t.rich('saysGroup', {
    source: label,
    group: () => (
      <span className="mono">
        <Untrusted>{group}</Untrusted>
      </span>
    ),
  })
}

/** Where to change it, for who may. */
function Place({ of }: { readonly of: string | undefined }) {
  const t = useTexts('rolePage.why')
  if (of === undefined) return null
  return <> {t.rich('place', { code: () => <code>{of}</code> })}</>
}

function denySentence(t: Texts<'rolePage.why'>, { count, names }: RoleDetail['denies']): string {
  if (count === 0) return t('noneCould')
  return names === null ? t('checked', { count }) : t('checkedNamed', { count, names: names.join(', ') })
}

function Step({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <CircleCheck className="icon trace-mark" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-ink-2">{children}</p>
      </div>
    </li>
  )
}
