import { ChevronRight } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { useTexts } from '#texts'
import { awsServices } from './aws-services'
import { readOnlyPolicy } from './form-choices'
import type { RoleOffer } from './role-offer'

interface KeysNarrowingProps {
  readonly offer: RoleOffer
  /** The region that "only in" means. */
  readonly region: string
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** How many ways are chosen. */
  readonly count: number
  /** Further properties of the fields; without them their form keeps what is chosen. */
  readonly inputs?: NarrowingInputs
}

/** Further properties of each field that narrows. */
export interface NarrowingInputs
  extends Readonly<Record<'readOnly' | 'regionOnly' | 'myIp', ComponentProps<'input'>>>,
    Readonly<Record<'service' | 'policy', ComponentProps<'select'>>> {}

/** Ways to make one session narrower than the role, folded away until they are wanted. */
export function KeysNarrowing({ offer, region, address, count, inputs }: KeysNarrowingProps) {
  const t = useTexts('asked')
  if (offer.narrowing === 'none') return null
  return (
    <details className="disclosure">
      <summary>
        <ChevronRight className="icon icon-sm" aria-hidden="true" />
        {t('narrow')}
        {count > 0 && <span className="tag">{t('chosen', { count: String(count) })}</span>}
      </summary>
      <div className="disclosure-body">
        <Allowed offer={offer} inputs={inputs} />
        <Select label={t('service')} name="service" {...inputs?.service}>
          <option value="">{t('allServices')}</option>
          {awsServices.map(([prefix, name]) => (
            <option key={prefix} value={prefix}>
              {t('onlyService', { service: name })}
            </option>
          ))}
        </Select>
        <Check
          label={t('onlyRegion', { region })}
          name="regionOnly"
          hint={t('onlyRegionHint')}
          {...inputs?.regionOnly}
        />
        {address && (
          <Check label={t('onlyAddress', { address })} name="myIp" hint={t('onlyAddressHint')} {...inputs?.myIp} />
        )}
      </div>
    </details>
  )
}

interface AllowedProps {
  readonly offer: RoleOffer
  readonly inputs: NarrowingInputs | undefined
}

function Allowed({ offer, inputs }: AllowedProps) {
  const t = useTexts('asked')
  if (offer.narrowing === 'denials') {
    return <p className="text-ink-2">{t('limitedByRole')}</p>
  }
  if (offer.policies.length === 0) return <Ceiling offer={offer} inputs={inputs} />
  return (
    <p className="text-ink-2">
      {t.rich('limitedTo', { policies: () => <bdi>{offer.policies.map(({ label }) => label).join(', ')}</bdi> })}
    </p>
  )
}

/** AWS adds session policies up: one thing at a time may say what the session is allowed. */
function Ceiling({ offer, inputs }: AllowedProps) {
  const t = useTexts('asked')
  if (offer.offeredPolicies.length === 0) {
    return <Check label={t('readOnlyThisTime')} name="readOnly" {...inputs?.readOnly} />
  }
  return (
    <Select label={t('allowed')} name="policy" {...inputs?.policy}>
      <option value="">{t('everything')}</option>
      <option value={readOnlyPolicy}>{t('readOnly')}</option>
      {offer.offeredPolicies.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </Select>
  )
}

interface CheckProps extends ComponentProps<'input'> {
  readonly label: string
  readonly hint?: string
}

function Check({ label, hint, ...input }: CheckProps) {
  const id = useId()
  return (
    <div>
      <label className="check">
        <input type="checkbox" aria-describedby={hint && id} {...input} />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={id} className="check-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

interface SelectProps extends ComponentProps<'select'> {
  readonly label: string
  readonly children: ReactNode
}

function Select({ label, children, ...select }: SelectProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" {...select}>
        {children}
      </select>
    </div>
  )
}
