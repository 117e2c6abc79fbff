import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'
import type { RunningSessions, StandingRole } from '@/lib/broker/revocation-desk'
import { RevocationRunning } from './revocation-running'
import { RevocationStanding } from './revocation-standing'

/** What was done a moment ago. */
export interface RevocationNews {
  /** Of the request; null when nothing was revoked. */
  readonly done: string | null
  /** Roles that Brevet did not write, or of which it does not know. */
  readonly failed: number
  /** Null when that was not wished. */
  readonly signedOut: number | null
  readonly lifted: boolean
}

/** As it was typed. */
export type RevocationFilter = Readonly<Record<'person' | 'account' | 'role', string>>

interface RevocationScreenProps {
  readonly running: RunningSessions
  readonly standing: readonly StandingRole[]
  readonly filter: RevocationFilter
  readonly news: RevocationNews
}

/** Whose AWS sessions run, to be chosen from, and what is denied at the moment. */
export function RevocationScreen({ running, standing, filter, news }: RevocationScreenProps) {
  const t = useTexts('revocation')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h1 className="title">{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {news.done !== null && <Done reference={news.done} news={news} standing={standing} />}
      {news.lifted && <Lifted />}
      <RevocationStanding standing={standing} latest={news.done} />
      <RevocationRunning running={running} filter={filter} />
    </div>
  )
}

interface DoneProps {
  readonly reference: string
  readonly news: RevocationNews
  readonly standing: readonly StandingRole[]
}

function Done({ reference, news: { failed, signedOut }, standing }: DoneProps) {
  const t = useTexts('revocation')
  const isOfRequest = ({ revocations }: StandingRole) => revocations.some((one) => one.reference === reference)
  const roles = standing.filter(isOfRequest).length
  const Icon = failed > 0 ? TriangleAlert : CircleCheck
  return (
    <div role="status" className={failed > 0 ? 'banner' : 'banner banner-ok'}>
      <Icon className={failed > 0 ? 'icon text-warn' : 'icon'} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <strong>{t('done')}</strong>
        <p>
          {t.rich('doneMore', {
            roles,
            reference: () => <a href={`/admin/audit?${new URLSearchParams({ reference })}`}>{reference}</a>,
          })}
        </p>
        {failed > 0 && <p>{t('doneFailed', { count: failed })}</p>}
        {signedOut !== null && <p>{t('doneSignedOut', { count: signedOut })}</p>}
        <p>{t('doneTime')}</p>
      </div>
    </div>
  )
}

function Lifted() {
  const t = useTexts('revocation')
  return (
    <div role="status" className="banner banner-ok">
      <Info className="icon" aria-hidden="true" />
      <div>
        <strong>{t('lifted')}</strong>
        <p>{t('liftedMore')}</p>
      </div>
    </div>
  )
}
