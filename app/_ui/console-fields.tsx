import { useLocale, useTexts } from '#texts'
import type { Locale } from '../_messages/languages'
import type { Texts } from '../_messages/texts'
import type { RoleTarget } from './access-view'
import { endText } from './countdown-text'
import { durationChoicesWith, durationText } from './duration'
import { type FormChoices, narrowingCount } from './form-choices'
import { type KeptPurpose, keptFor } from './keys-choices'
import { KeysNarrowing } from './keys-narrowing'
import { MfaCodeField } from './mfa-code-field'
import { PurposeFields } from './purpose-fields'
import { SegmentedControl } from './segmented-control'

interface ConsoleFieldsProps {
  readonly target: RoleTarget
  /** Where the console opens. */
  readonly region: string
  /** How long the link asks for. Seconds; null: it does not. */
  readonly wantedSeconds: number | null
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** What was said of the role before the provider had to confirm the person. */
  readonly kept?: KeptPurpose | null
  /** What the form says; null before the page comes alive. */
  readonly choices: FormChoices | null
}

/** What is chosen before a console opens, and asked: how long, how narrow, why, and the code of a device. Fields of a plain form. */
export function ConsoleFields({ target, region, wantedSeconds, address, kept = null, choices }: ConsoleFieldsProps) {
  const limits = useTexts('limits')
  const ofConsole = useTexts('consoleWays')
  const locale = useLocale()
  const { role } = target
  const { maxDurationSeconds, offer } = role
  const said = keptFor(kept, target)
  const lengths = durationChoicesWith(maxDurationSeconds, wantedSeconds)
  const options = lengths.map((value) => ({ value, label: durationText(value) }))
  return (
    <div className="flex w-full flex-col gap-3">
      {options.length > 1 && (
        <SegmentedControl
          label={ofConsole('openFor')}
          name="durationSeconds"
          defaultValue={lengths.find((seconds) => seconds === wantedSeconds) ?? maxDurationSeconds}
          options={options}
        />
      )}
      <span className="text-meta text-ink-3">{lengthText({ limits, t: ofConsole, locale }, choices, role)}</span>
      <KeysNarrowing
        offer={offer}
        region={region}
        address={address}
        count={choices ? narrowingCount(choices.scope) : 0}
      />
      <PurposeFields
        offer={offer}
        inputs={
          said
            ? { reason: { defaultValue: said.reason ?? '' }, ticket: { defaultValue: said.ticket ?? '' } }
            : undefined
        }
      />
      {role.needsMfaCode && <MfaCodeField method={role.method[0]} />}
    </div>
  )
}

interface LengthWords {
  readonly limits: Texts<'limits'>
  readonly t: Texts<'consoleWays'>
  readonly locale: Locale
}

/** When the console would end, in the browser's zone, and what sets the limit; before the page comes alive only that. */
function lengthText(
  words: LengthWords,
  choices: FormChoices | null,
  { maxDurationSeconds, offer }: RoleTarget['role'],
): string {
  const { limits, t } = words
  const limit = limits(`longest.${offer.limitedBy}`)
  if (choices === null) return t('atMost', { length: durationText(maxDurationSeconds), limit })
  const seconds = choices.durationSeconds ?? maxDurationSeconds
  const now = new Date()
  const end = endText(words, new Date(now.getTime() + seconds * 1000), now)
  return seconds >= maxDurationSeconds ? t('openUntilLimit', { end, limit }) : t('openUntil', { end })
}
