import { useTexts } from '#texts'
import type { Offer } from '@/lib/broker/offer'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { Texts } from '../_messages/texts'

interface RoleTermsProps {
  readonly entitlement: Entitlement
  readonly offer: Offer
}

/** What a session may do, what it may be narrowed to, and what is asked first. */
export function RoleTerms({ entitlement, offer }: RoleTermsProps) {
  const t = useTexts('rolePage.terms')
  return (
    <section className="panel" aria-labelledby="role-terms">
      <div className="panel-head">
        <h2 id="role-terms" className="section-title">
          {t('title')}
        </h2>
      </div>
      <dl className="panel-body facts">
        <dt>{t('narrowing')}</dt>
        <dd>{t(`narrowings.${offer.narrowing}`)}</dd>
        {offer.policies.length > 0 && (
          <>
            <dt>{t('alwaysCarries')}</dt>
            <dd>{labels(offer.policies)}</dd>
          </>
        )}
        {offer.offeredPolicies.length > 0 && (
          <>
            <dt>{t('mayCarry')}</dt>
            <dd>{labels(offer.offeredPolicies)}</dd>
          </>
        )}
        <dt>{t('askedFirst')}</dt>
        <dd>{questions(t, entitlement, offer)}</dd>
        <dt>{t('gives')}</dt>
        <dd>{t(`given.${given(entitlement)}`)}</dd>
      </dl>
    </section>
  )
}

function labels(policies: Offer['policies']): string {
  return policies.map(({ label }) => label).join(', ')
}

function questions(t: Texts<'rolePage.terms'>, { needsMfaCode }: Entitlement, { reason, ticket }: Offer): string {
  const asked = [
    ...(needsMfaCode ? [t('code')] : []),
    ...(reason === null ? [] : [t(`reason.${reason}`)]),
    ...(ticket === null ? [] : [t(`ticket.${ticket}`)]),
  ]
  return asked.length === 0 ? t('nothing') : asked.join(', ')
}

function given({ console, keys }: Entitlement): 'both' | 'console' | 'keys' {
  if (console && keys) return 'both'
  return console ? 'console' : 'keys'
}
