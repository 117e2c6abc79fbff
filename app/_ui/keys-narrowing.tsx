'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { awsServices } from './aws-services'
import { narrowingCount } from './keys-choices'
import type { RoleOffer } from './role-offer'
import type { Keys } from './use-keys'

interface KeysNarrowingProps {
  readonly keys: Keys
  readonly offer: RoleOffer
  readonly address: string | null
}

/** Ways to make one session narrower than the role, folded away until they are wanted. */
export function KeysNarrowing({ keys, offer, address }: KeysNarrowingProps) {
  const { choices } = keys.state
  const count = narrowingCount(choices)
  if (offer.narrowing === 'none') return null
  return (
    <details className="disclosure">
      <summary>
        <ChevronRight className="icon icon-sm" aria-hidden="true" />
        Narrow this session
        {count > 0 && <span className="tag">{count} chosen</span>}
      </summary>
      <div className="disclosure-body">
        <Allowed keys={keys} offer={offer} />
        <Select label="Service" value={choices.service} onChoose={(service) => keys.choose({ service })}>
          <option value="">All services of the role</option>
          {awsServices.map(([prefix, name]) => (
            <option key={prefix} value={prefix}>
              Only {name}
            </option>
          ))}
        </Select>
        <Check checked={choices.regionOnly} onChange={(regionOnly) => keys.choose({ regionOnly })}>
          Only in {choices.region}
        </Check>
        {address && (
          <Check checked={choices.myIp} onChange={(myIp) => keys.choose({ myIp })}>
            Only from my address, {address}
          </Check>
        )}
      </div>
    </details>
  )
}

function Allowed({ keys, offer }: Pick<KeysNarrowingProps, 'keys' | 'offer'>) {
  if (offer.narrowing === 'denials') {
    return <p className="text-ink-2">Every session of this role is limited by a policy of the role.</p>
  }
  if (offer.policies.length === 0) return <Ceiling keys={keys} offer={offer} />
  return (
    <p className="text-ink-2">
      Every session of this role is limited to: <bdi>{offer.policies.map(({ label }) => label).join(', ')}</bdi>
    </p>
  )
}

/** AWS adds session policies up: one thing at a time may say what the session is allowed. */
function Ceiling({ keys, offer }: Pick<KeysNarrowingProps, 'keys' | 'offer'>) {
  const { readOnly, policy } = keys.state.choices
  if (offer.offeredPolicies.length === 0) {
    return (
      <Check checked={readOnly} onChange={(checked) => keys.choose({ readOnly: checked })}>
        Read-only this time
      </Check>
    )
  }
  const choose = (value: string) =>
    keys.choose(value === readOnlyValue ? { readOnly: true, policy: '' } : { readOnly: false, policy: value })
  return (
    <Select label="Allowed" value={readOnly ? readOnlyValue : policy} onChoose={choose}>
      <option value="">Everything the role allows</option>
      <option value={readOnlyValue}>Read only</option>
      {offer.offeredPolicies.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </Select>
  )
}

/** No policy has this id: ids begin with a letter or digit. */
const readOnlyValue = '-read-only'

interface CheckProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly children: ReactNode
}

function Select({ label, value, onChoose, children }: SelectProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  )
}
