import type { Texts } from '../_messages/texts'

/** The five looks an environment can have. Environments that Brevet does not know look like `shared`. */
export type EnvironmentLook = 'production' | 'staging' | 'development' | 'sandbox' | 'shared'

const looks: Readonly<Record<string, EnvironmentLook>> = {
  production: 'production',
  prod: 'production',
  prd: 'production',
  live: 'production',
  staging: 'staging',
  stage: 'staging',
  preprod: 'staging',
  development: 'development',
  dev: 'development',
  sandbox: 'sandbox',
  shared: 'shared',
}

const order: readonly EnvironmentLook[] = ['production', 'staging', 'development', 'sandbox', 'shared']

/** Which of the five looks an environment gets. Case does not matter. */
export function environmentLook(environment: string): EnvironmentLook {
  const key = environment.trim().toLowerCase()
  return Object.hasOwn(looks, key) ? (looks[key] ?? 'shared') : 'shared'
}

/** For accounts that belong to no environment. */
const none = 'none'

/** The name by which Brevet knows an environment, in addresses and for the search: known ones in full with a capital, others as the operator wrote them. */
export function environmentLabel(environment: string): string {
  if (!isKnown(environment)) return environment.trim() || none
  const look = environmentLook(environment)
  return look.charAt(0).toUpperCase() + look.slice(1)
}

/** Of the other languages; the label is the English name. */
const otherNames: Readonly<Record<EnvironmentLook, readonly string[]>> = {
  production: ['Produktion'],
  staging: [],
  development: ['Entwicklung'],
  sandbox: [],
  shared: ['Gemeinsam'],
}

/** Everything that an environment may be called by whoever looks for it, in every language. */
export function environmentNames(environment: string): readonly string[] {
  const others = isKnown(environment) ? otherNames[environmentLook(environment)] : []
  return [...new Set([environment, environmentLabel(environment), ...others])]
}

/** The word on the badge: known names in the language of the page, others as the operator wrote them. */
export function environmentName(t: Texts<'role'>, environment: string): string {
  if (isKnown(environment)) return t(`environments.${environmentLook(environment)}`)
  const name = environment.trim() || none
  return name === none ? t('noEnvironment') : name
}

function isKnown(environment: string): boolean {
  return Object.hasOwn(looks, environment.trim().toLowerCase())
}

/** Production first, then staging, development, sandbox, shared; environments of the operator last, by name. */
export function compareEnvironments(left: string, right: string): number {
  const rank = (environment: string) =>
    isKnown(environment) ? order.indexOf(environmentLook(environment)) : order.length
  return rank(left) - rank(right) || compareText(environmentLabel(left), environmentLabel(right))
}

/** Order by lower-cased code points: the same on the server and in every browser, so that hydration agrees. */
export function compareText(left: string, right: string): number {
  const a = left.toLowerCase()
  const b = right.toLowerCase()
  return a < b ? -1 : a > b ? 1 : 0
}
