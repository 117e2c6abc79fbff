import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRoleArn } from '../domain/arn'
import { isBrevetError } from '../domain/errors'
import { parseIamPrincipal } from '../domain/iam-principal'
import { readPlace } from '../domain/pasted-place'
import { begin, posted, samlSource, verdict } from './saml.fixture'
import { readMetadata } from './saml-metadata'
import { idpMetadata } from './saml-metadata.fixture'

/** Milliseconds that one input may take, whatever it is. */
const limitMilliseconds = 1_000

/** Runs a reader; anything it throws but a BrevetError is a bug and fails, and so does a second of thought. */
async function judge<T>(read: () => T | Promise<T>): Promise<T | null> {
  const startedAt = performance.now()
  try {
    return await read()
  } catch (error) {
    if (!isBrevetError(error)) throw error
    return null
  } finally {
    expect(performance.now() - startedAt).toBeLessThan(limitMilliseconds)
  }
}
const always = (property: fc.IAsyncProperty<[string]>, numRuns: number) => fc.assert(property, { numRuns })

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.tuple(fc.string({ maxLength: 8 }), fc.nat(20_000)).map(([piece, count]) => piece.repeat(count)),
)

/** A good text with pieces taken out, put in or repeated. */
function changed(good: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.tuple(fc.nat(good.length), fc.nat(80), fc.oneof(fc.constantFrom('', ...pieces), fc.string()))
  return fc
    .array(fc.tuple(cut, fc.constantFrom(1, 1, 1, 2_000)), { minLength: 1, maxLength: 3 })
    .map((cuts) =>
      cuts.reduce(
        (text, [[from, length, piece], times]) => text.slice(0, from) + piece.repeat(times) + text.slice(from + length),
        good,
      ),
    )
}

const xmlPieces = [
  '<',
  '>',
  '&',
  '"',
  '<!DOCTYPE x>',
  '<!--',
  '<?x?>',
  ']]>',
  '<x/>',
  '<x>',
  ' xmlns="urn:x"',
  '\u0000',
]

describe('text from outside', () => {
  it('as a SAML answer that nobody signed signs nobody in', async () => {
    const source = samlSource()
    const { pending } = await begin(source)
    const finish = async (text: string) => {
      const outcome = await judge(() => verdict(source.finish(posted(text, pending.id), pending)))
      expect(outcome).not.toMatch(/^signed in/)
    }
    await always(fc.asyncProperty(anyText, finish), 150)
  })

  it('as the raw form of an answer signs nobody in either', async () => {
    const source = samlSource()
    const { pending } = await begin(source)
    const finish = async (text: string) => {
      const request = { ...posted('', pending.id), form: new URLSearchParams(text) }
      request.form.append('SAMLResponse', text)
      request.form.append('RelayState', pending.id)
      expect(await judge(() => verdict(source.finish(request, pending)))).not.toMatch(/^signed in/)
    }
    await always(fc.asyncProperty(anyText, finish), 150)
  })

  it('as metadata gives a provider with a key and a safe address, or none', async () => {
    const rules = { entityId: null, signers: [], publicUrl: 'https://portal.example.com', now: new Date() }
    const read = async (text: string) => {
      const metadata = await judge(() => readMetadata(text, rules))
      if (metadata === null) return
      expect(metadata.certificates.length).toBeGreaterThan(0)
      expect([metadata.signIn.url.protocol, metadata.entityId.length > 0]).toEqual(['https:', true])
    }
    expect(await judge(() => readMetadata(idpMetadata(), rules))).not.toBeNull()
    await always(fc.asyncProperty(fc.oneof(anyText, changed(idpMetadata(), xmlPieces)), read), 400)
  })

  it('as a role ARN is one role of one account, or none', async () => {
    const good = 'arn:aws:iam::111122223333:role/team/Developer'
    const read = async (text: string) => {
      const role = await judge(() => parseRoleArn(text))
      await judge(() => parseIamPrincipal(text))
      if (role === null) return
      expect(text).toBe(`arn:${role.partition}:iam::${role.accountId}:role${role.path}${role.name}`)
      expect(role.name).toMatch(/^[A-Za-z0-9_+=,.@-]{1,64}$/)
      expect(role.accountId).toMatch(/^[0-9]{12}$/)
    }
    expect(parseRoleArn(good)).not.toBeNull()
    const pieces = ['*', '..', '%2f', '\n', ':', '/', ' ', 'aws-cn', '\u0661', 'é']
    await always(fc.asyncProperty(fc.oneof(anyText, changed(good, pieces)), read), 1_000)
  })

  it('as something pasted is a place or none, in time', async () => {
    const good = 'https://eu-central-1.console.aws.amazon.com/s3/buckets/logs?region=eu-central-1'
    const pieces = ['https://', '@', '#', '%', '?', '\\', 'arn:aws:s3:::', '&region=', '\u202e']
    const read = (text: string) => judge(() => readPlace(text)).then(() => undefined)
    await always(fc.asyncProperty(fc.oneof(anyText, changed(good, pieces)), read), 400)
  })
})
