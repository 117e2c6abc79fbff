import { describe, expect, it } from 'vitest'
import type { SourceConfig } from '../config/config'
import { sourceOfEmail } from './home-realm'

const source = (id: string, ...emailDomains: string[]) => ({ id, emailDomains }) as unknown as SourceConfig
const sources = [
  source('anybody'),
  source('corp', 'corp.example', 'xn--bcher-kva.example'),
  source('late', 'corp.example', 'late.example'),
]
const found = (email: string) => sourceOfEmail(email, sources)?.id ?? null

describe('the source of an address', () => {
  it.each([
    ['ben@corp.example', 'corp'],
    ['  Ben@CORP.example ', 'corp'],
    ['ana@late.example', 'late'],
    ['ana@bücher.example', 'corp'],
  ])('is by its domain: %s', (email, id) => expect(found(email)).toBe(id))

  it.each([
    'ben@other.example',
    'ben@sub.corp.example',
    'ben@corp.example.evil.example',
    'corp.example',
    '@corp.example',
    'ben@evil.example@corp.example',
    '"ben@evil"@corp.example',
    '',
  ])('is none for %j', (email) => expect(found(email)).toBeNull())

  it('is never one that speaks for no domain', () =>
    expect(sourceOfEmail('a@b.example', [source('anybody')])).toBeNull())
})
