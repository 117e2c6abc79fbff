import { createHash } from 'node:crypto'
import type { Identity } from '../domain/identity'
import { base32 } from './base32'

const longestName = 64
const longestFederatedName = 32
const longestSubject = 255
/** 80 bits: nobody who may choose subjects at one source can find one that meets a given person's name. */
const markBytes = 10

/**
 * RoleSessionName and SourceIdentity of a person: `<readable>=<mark>`, such as `ana@corp.example=K7Q2M9XA4TBNW2HD`.
 * Readable is the verified e-mail, else the subject, with what AWS refuses replaced by `-`. The mark hashes (source, subject),
 * and is there always: two people never share a name, not by a common e-mail, by replacing, nor by cutting.
 * 2 to 64 characters of `[\w+=,.@-]`, one `=`. Source: STS API Reference, RoleSessionName and SourceIdentity.
 */
export function sessionName(identity: Identity): string {
  return markedName(identity, longestName)
}

/** Name of a federated user, made alike in 2 to 32 characters. Source: STS API Reference, GetFederationToken. */
export function federatedName(identity: Identity): string {
  return markedName(identity, longestFederatedName)
}

function markedName(identity: Identity, longest: number): string {
  const mark = base32(personHash(identity).subarray(0, markBytes))
  const known = identity.emailVerified && identity.email ? identity.email : identity.subject
  const readable = known.replace(/[^A-Za-z0-9_+,.@-]+/g, '-').slice(0, longest - mark.length - 1)
  return `${readable || '-'}=${mark}`
}

/**
 * `sub` of our tokens and NameID of our assertions: `user:<source>:<subject>` in ASCII, 6 to 255 characters.
 * All but letters, digits and `.@_+=,-` are percent-encoded, so that different people never share one; a longer text
 * is cut and ends in `~` and the whole SHA-256 in base32. Trust policies may match it: `user:corp:*`.
 */
export function sessionSubject(identity: Identity): string {
  const whole = `user:${percentEncode(identity.source)}:${percentEncode(identity.subject)}`
  if (whole.length <= longestSubject) return whole
  const mark = `~${base32(personHash(identity))}`
  return `${whole.slice(0, longestSubject - mark.length)}${mark}`
}

/** JSON keeps the two parts apart, and keeps lone surrogates, which UTF-8 would merge. */
function personHash({ source, subject }: Identity): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([source, subject]))
    .digest()
}

function percentEncode(text: string): string {
  return text.replace(/[^A-Za-z0-9.@_+=,-]/gu, (character) => {
    const isLoneSurrogate = /\p{Surrogate}/u.test(character)
    if (isLoneSurrogate) return `%u${character.charCodeAt(0).toString(16).toUpperCase()}`
    return Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  })
}
