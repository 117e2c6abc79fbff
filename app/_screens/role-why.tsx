import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RoleDetail } from '@/lib/broker/role-detail'
import type { Because, Entitlement } from '@/lib/domain/entitlement'
import type { Identity } from '@/lib/domain/identity'
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
  return (
    <section className="panel" aria-labelledby="role-why">
      <div className="panel-head">
        <h2 id="role-why" className="section-title flex-1">
          Why you have this
        </h2>
      </div>
      <ol className="panel-body trace trace-ok">
        {entitlement.because.map((because) => (
          <Step key={`${because.grant} ${because.group}`} title={<Title because={because} sources={sources} />}>
            Grant <code>{because.grant}</code>
            <Place of={detail.places?.get(because.grant)} /> gives the role
            {because.group === null ? ' to whom it describes' : ' to this group'}. Received at your sign-in,{' '}
            <Moment at={identity.authenticatedAt} />, as one of {identity.groups.length}{' '}
            {identity.groups.length === 1 ? 'group' : 'groups'}.
          </Step>
        ))}
        <Step title="No deny applies">{denySentence(detail.denies)}</Step>
      </ol>
    </section>
  )
}

function Title({ because: { source, group }, sources }: { readonly because: Because } & Pick<RoleWhyProps, 'sources'>) {
  const label = sources.get(source) ?? source
  if (group === null) return `${label} says what the grant asks of you`
  return (
    <>
      {label} says you are in{' '}
      <span className="mono">
        <Untrusted>{group}</Untrusted>
      </span>
    </>
  )
}

/** Where to change it, for who may. */
function Place({ of }: { readonly of: string | undefined }) {
  if (of === undefined) return null
  return (
    <>
      {' '}
      (<code>{of}</code> of the configuration)
    </>
  )
}

function denySentence({ count, names }: RoleDetail['denies']): string {
  if (count === 0) return 'No grant could take this role away.'
  const checked = count === 1 ? '1 deny grant was checked' : `${count} deny grants were checked`
  return `${checked}, and you meet none${names === null ? '' : `: ${names.join(', ')}`}.`
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
