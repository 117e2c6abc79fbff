import type { Offer } from '@/lib/broker/offer'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { Asked } from '@/lib/domain/terms'

interface RoleTermsProps {
  readonly entitlement: Entitlement
  readonly offer: Offer
}

const narrowingTexts: Readonly<Record<Offer['narrowing'], string>> = {
  any: 'You may narrow a session to read only, to a service, to one region, or to your address.',
  denials:
    'The role’s sessions are narrowed by a policy of its own; you may narrow further by service, region and address.',
  none: 'AWS takes no session policy by this method: a session is the whole role.',
}

/** What a session may do, what it may be narrowed to, and what is asked first. */
export function RoleTerms({ entitlement, offer }: RoleTermsProps) {
  return (
    <section className="panel" aria-labelledby="role-terms">
      <div className="panel-head">
        <h2 id="role-terms" className="section-title">
          Policies and questions
        </h2>
      </div>
      <dl className="panel-body facts">
        <dt>Narrowing</dt>
        <dd>{narrowingTexts[offer.narrowing]}</dd>
        {offer.policies.length > 0 && (
          <>
            <dt>Always carries</dt>
            <dd>{labels(offer.policies)}</dd>
          </>
        )}
        {offer.offeredPolicies.length > 0 && (
          <>
            <dt>May carry</dt>
            <dd>{labels(offer.offeredPolicies)}</dd>
          </>
        )}
        <dt>Asked first</dt>
        <dd>{questions(entitlement, offer)}</dd>
        <dt>Gives</dt>
        <dd>{gives(entitlement)}</dd>
      </dl>
    </section>
  )
}

function labels(policies: Offer['policies']): string {
  return policies.map(({ label }) => label).join(', ')
}

function questions({ needsMfaCode }: Entitlement, { reason, ticket }: Offer): string {
  const asked = [
    ...(needsMfaCode ? ['a one-time code'] : []),
    ...question('a reason', reason),
    ...question('a ticket', ticket),
  ]
  return asked.length === 0 ? 'nothing' : asked.join(', ')
}

function question(what: string, asked: Asked): readonly string[] {
  if (asked === null) return []
  return [asked === 'required' ? what : `${what}, if you like`]
}

function gives({ console, keys }: Entitlement): string {
  if (console && keys) return 'the console and keys'
  return console ? 'the console only' : 'keys only'
}
