import type { Config } from '../config/config'
import { type BaseIdentity, unknownBase } from '../domain/base-identity'
import { type ErrorCode, isBrevetError } from '../domain/errors'
import { createSts } from '../federation/sts'
import type { Installation } from './installation'

const againSeconds = 60

/**
 * Finds out whom Brevet is at AWS, once, as soon as a role may be assumed by `assume-role`; sessions of a chained identity end
 * after an hour. Nothing waits for it: until AWS has answered, Brevet asks for no more than that hour.
 */
export function followBaseIdentity(installation: Installation): void {
  let said: string | null = null
  const say = (line: string | null) => {
    if (line !== null && line !== said) process.stderr.write(`${line}\n`)
    said = line ?? said
  }
  const ask = () => learnBaseIdentity(installation).then(say, () => undefined)
  void ask()
  setInterval(ask, againSeconds * 1000).unref()
}

/** Asks when that is needed; gives what is to be said to the operator, the same as long as AWS does not answer, or null. */
export async function learnBaseIdentity(installation: Installation): Promise<string | null> {
  const { config } = installation.current()
  const known = installation.base()
  if (known.state === 'known' || !usesAssumeRole(config)) return null
  const { base, code } = await askAws(config, installation.now)
  if (base.state !== known.state) installation.learn(base)
  else if (base.state === 'absent') return null
  return sentence(base, code)
}

/** To hand out a role, or to revoke the sessions of one. */
function usesAssumeRole({ access, aws }: Config): boolean {
  return (
    Object.keys(aws.revocation.roles).length > 0 ||
    [...access.accounts, ...access.roles].some(({ methods }) => methods?.includes('assume-role'))
  )
}

interface Answer {
  readonly base: BaseIdentity
  /** Why there is none; null when there is one. */
  readonly code: ErrorCode | null
}

async function askAws({ aws }: Config, now: () => Date): Promise<Answer> {
  try {
    const base = await createSts(aws.sts, { now }).getCallerIdentity({ signer: 'own', partition: null })
    return { base, code: null }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    const { code } = error
    return { base: code === 'aws_credentials_missing' ? { state: 'absent' } : unknownBase, code }
  }
}

function sentence(base: BaseIdentity, code: ErrorCode | null): string {
  if (base.state === 'unknown') {
    return `AWS does not say whom Brevet is (${code}), and is asked again every minute. Until then sessions of assume-role last up to 1 h.`
  }
  if (base.state === 'absent') return 'Brevet has no AWS credentials of its own: assume-role is out of use.'
  if (!base.isChained) return `Brevet is ${base.arn} at AWS. Sessions of assume-role last up to 12 h.`
  return `Brevet is ${base.arn} at AWS, by temporary keys. Sessions of assume-role are chained: AWS ends them after 1 h.`
}
