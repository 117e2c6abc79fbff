import { languageNames } from '@/app/_messages/language-names'
import { errorCodes } from '@/lib/domain/errors'
import { federationKinds } from '@/lib/domain/federation-kind'
import { regions } from '@/lib/domain/region'
import { consoleServices } from '@/lib/handout/console-services'
import { keyFormats } from '@/lib/handout/key-formats'
import { awsServices } from '../app/_ui/aws-services'
import { people } from './stack/people'
import { createAccounts } from './stack/seed/accounts'
import { grants } from './stack/seed/grants'
import { policies } from './stack/seed/policies'
import { seedRoles } from './stack/seed/roles'

const accounts = createAccounts()

/** Names that are the same in every language, alone or within a sentence: what the operator wrote, what AWS and browsers are called. */
const names: readonly string[] = [
  ...accounts.flatMap(({ name, alias, team }) => [name, alias, `team=${team}`]),
  ...seedRoles.flatMap(({ name, description }) => [name, description]),
  ...people.flatMap(({ name, corporateEmail, partnerEmail }) => [name, corporateEmail, partnerEmail]),
  ...policies.map(({ label }) => label),
  ...Object.values(regions).flatMap((list) => list.flatMap(({ id, name }) => [id, name])),
  ...consoleServices.map(({ label }) => label),
  ...awsServices.map(([, name]) => name),
  ...keyFormats.map(({ label }) => label),
  ...federationKinds,
  ...errorCodes,
  ...Object.values(languageNames),
  'Corporate SSO (OIDC)',
  'Partner SSO (SAML)',
  'the platform team',
  'platform@corp.example',
  'name@example.com',
  ...grants.map(({ id }) => id),
  ...accounts.map(({ team }) => team),
  'corp.example',
  'partner.example',
  'Chrome',
  'Linux',
  'Windows',
  'Safari',
  'iPhone',
  'AWS CLI',
  '00u1ana',
  'us-madeup-9',
  // Base UI’s own, on a button that only screen readers meet.
  'Dismiss',
  'UTC',
]

/** Names that are also words: data only where nothing else is said. */
const lone: readonly string[] = [
  'Brevet',
  ...people.flatMap(({ groups, team, department }) => [...groups, team, department]),
  ...consoleServices.map(({ id }) => id),
  'team',
]

/** What is written alike everywhere, or by the browser: references, addresses, ARNs, keys, points in time and lengths. */
const forms: readonly RegExp[] = [
  /\bbrv-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g,
  /\b(?:https?|mailto):\S+/g,
  /(?<= · )Brevet$/g,
  /\bMozilla\/5\.0.*$/g,
  /\barn:\S+/g,
  /\b(?:sts|aws|localhost:\d+):\w+/g,
  /\b[A-Z]+(?:_[A-Z]+)+\b/g,
  /[a-z0-9-]*\.console\.aws\.amazon\.com\S*/g,
  // Between two names, written by the browser.
  /(?<=\s)and(?=\s*[.\]])/g,
  /\bOPS-\S+/g,
  /\bASIA[0-9A-Z]{16}\b/g,
  /\b\d{4}-\d\d-\d\dT[\d:.]+Z?/g,
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/g,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g,
  /\b\d+ (?:h|min)\b/g,
  /\bin \d+ (?:second|minute|hour|day)s?\b|\b\d+ (?:second|minute|hour|day)s? ago\b|, (?:now|tomorrow|yesterday)(?=\])/g,
  /\bSign-in (?:[a-g]|down)\b/g,
]

const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...new Set(names)]
    .sort((left, right) => right.length - left.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)

/** Roles that are called like things of the portal; on their own they stand in a `bdi`. */
const ambiguous: readonly string[] = ['Admin', 'Billing', 'Session']

/** What remains of a text without the data in it. */
export function withoutData(text: string): string {
  if (ambiguous.includes(text.trim())) return text
  if (lone.includes(text.trim())) return ''
  return forms.reduce((rest, form) => rest.replace(form, ''), text.replace(named, ''))
}
