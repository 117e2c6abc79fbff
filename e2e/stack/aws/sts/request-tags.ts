import { countFaults, textFaults, throwFaults } from './constraints'
import { readMembers } from './members'
import { checkSessionTags, type SessionTags } from './session-tags'

const characters = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]`

/** Reads `Tags` and `TransitiveTagKeys`. Fails with `ValidationError` or `InvalidParameterValue`, both 400. */
export function readTagParameters(parameters: URLSearchParams): SessionTags {
  const tags = readMembers(parameters, 'Tags', ['Key', 'Value'])
  const transitiveTagKeys = readMembers(parameters, 'TransitiveTagKeys', ['']).map(([key]) => key ?? '')
  throwFaults([
    ...countFaults('tags', tags.length),
    ...countFaults('transitiveTagKeys', transitiveTagKeys.length),
    ...tags.flatMap(([key = null, value = null], index) => [
      ...textFaults({
        member: `tags.${index + 1}.member.key`,
        value: key,
        min: 1,
        max: 128,
        pattern: `${characters}+`,
      }),
      ...textFaults({
        member: `tags.${index + 1}.member.value`,
        value,
        isRequired: true,
        max: 256,
        pattern: `${characters}*`,
      }),
    ]),
    ...transitiveTagKeys.flatMap((value, index) =>
      textFaults({
        member: `transitiveTagKeys.${index + 1}.member`,
        value,
        min: 1,
        max: 128,
        pattern: `${characters}+`,
      }),
    ),
  ])
  const pairs = tags.map(([key, value]) => [key ?? '', value ?? ''] as const)
  return checkSessionTags(pairs, transitiveTagKeys, 'InvalidParameterValue')
}
