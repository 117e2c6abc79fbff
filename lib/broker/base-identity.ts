import type { Config } from '../config/config'
import type { BaseIdentity } from '../domain/base-identity'
import { isBrevetError } from '../domain/errors'
import { createSts } from '../federation/sts'
import type { Installation } from './installation'

const againSeconds = 60

/**
 * Finds out whom Brevet is at AWS, once, as soon as a role may be assumed by `assume-role`; sessions of a chained identity end
 * after an hour. Nothing waits for it: until AWS has answered, Brevet asks for no more than that hour.
 */
export function followBaseIdentity(installation: Installation): void {
  const ask = () => learnBaseIdentity(installation).then(say, () => undefined)
  void ask()
  setInterval(ask, againSeconds * 1000).unref()
}

/** Asks when that is needed; gives what is to be said to the operator, or null. */
export async function learnBaseIdentity(installation: Installation): Promise<string | null> {
  const { config } = installation.current()
  const known = installation.base()
  if (known.state === 'known' || !usesAssumeRole(config)) return null
  const base = await askAws(config, installation.now)
  if (base.state === known.state) return null
  installation.learn(base)
  return sentence(base)
}

function usesAssumeRole({ access }: Config): boolean {
  return [...access.accounts, ...access.roles].some(({ methods }) => methods?.includes('assume-role'))
}

async function askAws({ aws }: Config, now: () => Date): Promise<BaseIdentity> {
  try {
    return await createSts(aws.sts, { now }).getCallerIdentity({ signer: 'own', partition: null })
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return { state: error.code === 'aws_credentials_missing' ? 'absent' : 'unknown' }
  }
}

function sentence(base: BaseIdentity): string {
  if (base.state !== 'known') return 'Brevet has no AWS credentials of its own: assume-role is out of use.'
  if (!base.isChained) return `Brevet is ${base.arn} at AWS. Sessions of assume-role last up to 12 h.`
  return `Brevet is ${base.arn} at AWS, which is a role. Sessions of assume-role are chained: AWS ends them after 1 h.`
}

function say(line: string | null): void {
  if (line !== null) process.stderr.write(`${line}\n`)
}
