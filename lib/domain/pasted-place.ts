import { readAddress } from './aws-address'
import { type AwsPlace, nowhere, readArn } from './aws-place'

/** Longer than any message of AWS. Characters; what follows is not read. */
const longest = 16_384

/**
 * Reads a pasted text: the address of a console page, an ARN, what AWS says when it refuses, an account id, or any text around one of
 * them. Null when it names no place. Source: IAM User Guide, "IAM identifiers" and "Access denied error messages".
 */
export function readPlace(pasted: string): AwsPlace | null {
  const text = pasted.trim().slice(0, longest)
  if (/^https?:/i.test(text)) return readAddress(text)
  return readDenial(text) ?? readArn(text) ?? readInnerAddress(text) ?? readAccountId(text)
}

const denialPattern = /User: (\S+) is not authorized to perform: ([a-z0-9-]+):\w+(?: on resource: (\S+))?/

/** Who was refused says the account, and the action the service; the resource says the region, where it has one. */
function readDenial(text: string): AwsPlace | null {
  const [, user = '', service, resource = ''] = denialPattern.exec(text) ?? []
  const caller = readArn(user)
  if (!caller || !service) return null
  return { ...caller, service, region: readArn(resource)?.region ?? null, isRefused: caller.role !== null }
}

function readInnerAddress(text: string): AwsPlace | null {
  const [address] = /https:\/\/[^\s"'<>]+/i.exec(text) ?? []
  return address ? readAddress(address) : null
}

function readAccountId(text: string): AwsPlace | null {
  const [, one, two, three] = /(?<![\w-])(\d{4})-?(\d{4})-?(\d{4})(?![\w-])/.exec(text) ?? []
  return one ? { ...nowhere, account: `${one}${two}${three}` } : null
}
