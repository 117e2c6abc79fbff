import { useTexts } from '#texts'
import type { Offer } from '@/lib/broker/offer'
import type { SessionLimit } from '@/lib/domain/session-limit'
import { durationText } from '../_ui/duration'
import { Moment } from '../_ui/moment'

interface RoleSessionProps {
  readonly offer: Offer
  readonly signInEndsAt: Date
}

/** STS gives no shorter session. */
const shortestSeconds = 900

/** How long a session lasts, and every limit with what sets it: the one that counts comes first. */
export function RoleSession({ offer: { limits, maxDurationSeconds }, signInEndsAt }: RoleSessionProps) {
  const t = useTexts('rolePage.session')
  return (
    <section className="panel" aria-labelledby="role-session">
      <div className="panel-head">
        <h2 id="role-session" className="section-title flex-1">
          {t('title')}
        </h2>
        <span className="tag">{durationText(maxDurationSeconds)}</span>
      </div>
      <div className="panel-body flex flex-col gap-3">
        <ol className="limits">
          {limits.map((limit) => (
            <li key={limit.by}>
              <span className="limit-length">{durationText(limit.seconds)}</span>
              <span>
                <Text limit={limit} signInEndsAt={signInEndsAt} />
              </span>
            </li>
          ))}
        </ol>
        <p className="text-meta text-ink-3">
          {maxDurationSeconds < shortestSeconds
            ? t('tooShort')
            : t('usual', { length: durationText(Math.min(3600, maxDurationSeconds)) })}
        </p>
      </div>
    </section>
  )
}

function Text({ limit, signInEndsAt }: { readonly limit: SessionLimit; readonly signInEndsAt: Date }) {
  const t = useTexts('limits')
  if (limit.by === 'grant' && limit.grant !== undefined) return t('noLongerGrant', { grant: limit.grant })
  if (limit.by !== 'sign-in') return t(`noLonger.${limit.by}`)
  return t.rich('noLonger.sign-in', { time: () => <Moment at={signInEndsAt} /> })
}
