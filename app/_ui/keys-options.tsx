'use client'

import { useLocale, useTexts } from '#texts'
import type { Locale } from '../_messages/languages'
import type { Texts } from '../_messages/texts'
import type { RoleTarget } from './access-view'
import { endText } from './countdown-text'
import { durationChoices, durationText } from './duration'
import { narrowingCount, readOnlyPolicy } from './form-choices'
import { scopeOf, servesSame } from './keys-choices'
import { KeysNarrowing, type NarrowingInputs } from './keys-narrowing'
import { PurposeFields } from './purpose-fields'
import { RegionField } from './region-field'
import { SegmentedControl } from './segmented-control'
import type { Keys } from './use-keys'

interface KeysOptionsProps {
  readonly keys: Keys
  readonly target: RoleTarget
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
}

/** What is chosen for the next keys: how long, where, how narrow, and why. */
export function KeysOptions({ keys, target, address }: KeysOptionsProps) {
  const t = useTexts('limits')
  const words = useTexts('keys')
  const locale = useLocale()
  const { account, role } = target
  const { choices, unfit } = keys.state
  const options = durationChoices(role.maxDurationSeconds).map((value) => ({ value, label: durationText(value) }))
  const inputs = {
    reason: keys.input('reason'),
    ticket: keys.input('ticket'),
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <SegmentedControl
          label={words('validFor')}
          value={choices.durationSeconds}
          options={options}
          onChange={(durationSeconds) => keys.choose({ durationSeconds })}
        />
        <RegionField home={account.region} value={choices.region} onChoose={(region) => keys.choose({ region })} />
      </div>
      <span role="status" className="text-meta text-ink-3">
        {lengthText({ t, locale }, keys, target)}
      </span>
      <KeysNarrowing
        offer={role.offer}
        region={choices.region}
        address={address}
        count={narrowingCount(scopeOf(choices))}
        inputs={narrowingInputs(keys)}
      />
      <PurposeFields offer={role.offer} unfit={unfit} inputs={inputs} />
    </div>
  )
}

function narrowingInputs({ state: { choices }, choose }: Keys): NarrowingInputs {
  const { readOnly, service, regionOnly, myIp, policy } = choices
  return {
    readOnly: { checked: readOnly, onChange: (event) => choose({ readOnly: event.currentTarget.checked }) },
    regionOnly: { checked: regionOnly, onChange: (event) => choose({ regionOnly: event.currentTarget.checked }) },
    myIp: { checked: myIp, onChange: (event) => choose({ myIp: event.currentTarget.checked }) },
    service: { value: service, onChange: (event) => choose({ service: event.currentTarget.value }) },
    policy: {
      value: readOnly ? readOnlyPolicy : policy,
      onChange: ({ currentTarget: { value } }) =>
        choose(value === readOnlyPolicy ? { readOnly: true, policy: '' } : { readOnly: false, policy: value }),
    },
  }
}

interface LengthWords {
  readonly t: Texts<'limits'>
  readonly locale: Locale
}

/** When the next keys would end, and what sets the limit; or that the ones shown are others. */
function lengthText(words: LengthWords, { state }: Keys, { role }: RoleTarget): string {
  const { choices, issued, asking } = state
  if (asking) return ''
  if (issued && servesSame(issued.choices, choices)) {
    return issued.clampedBy
      ? `Shortened to ${durationText(issued.durationSeconds)}: ${words.t(`longest.${issued.clampedBy}`)}.`
      : ''
  }
  const now = new Date()
  const end = endText(words, new Date(now.getTime() + choices.durationSeconds * 1000), now)
  const isLongest = choices.durationSeconds >= role.maxDurationSeconds
  const until = `until ${end}${isLongest ? `, ${words.t(`longest.${role.offer.limitedBy}`)}` : ''}`
  return issued ? `Renew to get keys with these choices, ${until}.` : `Valid ${until}.`
}
