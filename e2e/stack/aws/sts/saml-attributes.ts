import { childElements } from '../safe-xml'
import { samlFault } from './saml-fault'
import { samlNamespaces } from './saml-response'
import { checkSessionTags, type SessionTags } from './session-tags'
import { checkSourceIdentity } from './source-identity'

/** The attributes of AWS in an assertion. */
export interface SamlAttributes extends SessionTags {
  readonly sessionName: string
  readonly sourceIdentity: string | null
  /** Seconds, 900–43200; null when absent. */
  readonly sessionDuration: number | null
}

const base = 'https://aws.amazon.com/SAML/Attributes/'
const tagPrefix = `${base}PrincipalTag:`

type Attributes = ReadonlyMap<string, readonly string[]>

/** Reads the attributes for one role and provider. Their names are case-sensitive. Fails with `InvalidIdentityToken` 400. */
export function readSamlAttributes(assertion: Element, roleArn: string, providerArn: string): SamlAttributes {
  const attributes = collect(assertion)
  const pairs = [`${roleArn},${providerArn}`, `${providerArn},${roleArn}`]
  const roles = (attributes.get(`${base}Role`) ?? []).map((pair) => pair.replace(/\s+/g, ''))
  if (!roles.some((pair) => pairs.includes(pair))) {
    throw samlFault("SAML Assertion doesn't contain the requested Role and Metadata in the attributes")
  }
  const sourceIdentity = only(attributes, `${base}SourceIdentity`)
  const tags = [...attributes.keys()]
    .filter((name) => name.startsWith(tagPrefix))
    .map((name) => [name.slice(tagPrefix.length), only(attributes, name) ?? ''] as const)
  return {
    sessionName: readSessionName(attributes),
    sourceIdentity: sourceIdentity === null ? null : checkSourceIdentity(sourceIdentity),
    sessionDuration: readDuration(attributes),
    ...checkSessionTags(tags, attributes.get(`${base}TransitiveTagKeys`) ?? []),
  }
}

/** A role that an assertion offers, with the provider that vouches for it. */
export interface RolePair {
  readonly roleArn: string
  readonly providerArn: string
}

/** The roles that an assertion offers, each once; either order within a pair is read. */
export function readRolePairs(assertion: Element): readonly RolePair[] {
  const values = collect(assertion).get(`${base}Role`) ?? []
  const pairs = values.flatMap((value) => {
    const arns = value.replace(/\s+/g, '').split(',')
    const roleArn = arns.find((arn) => arn.includes(':role/'))
    const providerArn = arns.find((arn) => arn.includes(':saml-provider/'))
    return arns.length === 2 && roleArn && providerArn ? [{ roleArn, providerArn }] : []
  })
  return pairs.filter((pair, index) => pairs.findIndex(({ roleArn }) => roleArn === pair.roleArn) === index)
}

function readSessionName(attributes: Attributes): string {
  const value = only(attributes, `${base}RoleSessionName`)
  if (!value) throw samlFault('RoleSessionName is required in AuthnResponse')
  if (/^[\w+=,.@-]{2,64}$/.test(value)) return value
  throw samlFault('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}')
}

function readDuration(attributes: Attributes): number | null {
  const value = only(attributes, `${base}SessionDuration`)
  if (value === null) return null
  const seconds = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  if (seconds >= 900 && seconds <= 43200) return seconds
  throw samlFault('SessionDuration in AuthnResponse must be a number from 900 to 43200')
}

function only(attributes: Attributes, name: string): string | null {
  const values = attributes.get(name) ?? []
  if (values.length > 1) throw samlFault(`${name} must have exactly one value`)
  return values[0] ?? null
}

function collect(assertion: Element): Attributes {
  const attributes = new Map<string, readonly string[]>()
  for (const statement of childElements(assertion, samlNamespaces.assertion, 'AttributeStatement')) {
    for (const attribute of childElements(statement, samlNamespaces.assertion, 'Attribute')) {
      const name = attribute.getAttribute('Name') ?? ''
      const values = childElements(attribute, samlNamespaces.assertion, 'AttributeValue').map(
        (value) => value.textContent ?? '',
      )
      attributes.set(name, [...(attributes.get(name) ?? []), ...values])
    }
  }
  return attributes
}
