import { deflateRawSync } from 'node:zlib'
import { AwsFault } from '../aws-fault'

/** What AWS packs into a session's token. */
export interface PackedContent {
  readonly policy: string | null
  readonly policyArns: readonly string[]
  readonly tags: Readonly<Record<string, string>>
}

/** AWS does not publish its packed format; this is the size, in bytes, that stands for 100 % here. */
const capacityBytes = 2048

/**
 * Percentage of the allotted space that policies and tags take once packed; null when there are none. The transitive flag costs
 * nothing. Fails with `PackedPolicyTooLarge` 400 above 100, even when each plain-text limit holds.
 */
export function packedPolicySize(content: PackedContent): number | null {
  const tags = Object.entries(content.tags).flat()
  const policies = [...(content.policy ? [content.policy] : []), ...content.policyArns]
  if (tags.length + policies.length === 0) return null
  const percent = Math.ceil((deflateRawSync([...policies, ...tags].join('\0')).length * 100) / capacityBytes)
  if (percent <= 100) return percent
  const message =
    policies.length === 0
      ? `Packed size of session tags consumes ${percent}% of allotted space.`
      : `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`
  throw new AwsFault('PackedPolicyTooLarge', 400, message)
}
