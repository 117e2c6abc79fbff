import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readProcessSettings } from './process-settings'

const key = randomBytes(32).toString('base64')
const older = randomBytes(32).toString('hex')

function faults(environment: Readonly<Record<string, string>>): readonly string[] {
  const result = readProcessSettings({ BREVET_SECRET: key, ...environment })
  return result.ok ? [] : result.faults
}

describe('readProcessSettings', () => {
  it('needs a secret only', () => {
    expect(readProcessSettings({ BREVET_SECRET: key })).toMatchObject({
      ok: true,
      settings: { configPath: './brevet.yaml', port: 3000, database: { kind: 'sqlite', path: './data/brevet.db' } },
    })
  })

  it('reads a key ring, newest first', () => {
    const result = readProcessSettings({ BREVET_SECRET: `${key}, ${older}` })
    expect(result.ok && result.settings.secrets.map((secret) => secret.reveal())).toEqual([key, older])
  })

  it('says how to make a secret when there is none', () => {
    expect(faults({ BREVET_SECRET: '' })).toEqual(['BREVET_SECRET is not set; make one with: openssl rand -base64 48'])
  })

  it.each([
    ['too short', 'Xk3-9pLq', /shorter than 32 bytes/],
    ['one character', 'a'.repeat(64), /is a pattern/],
    ['a short text again and again', 'kP3xQ9zLm2'.repeat(5), /is a pattern/],
    ['one and a half times the same', `${older.slice(0, 24)}${older.slice(0, 24)}${older.slice(0, 5)}`, /is a pattern/],
    ['counted up', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ', /is a pattern/],
    ['counted in pairs', 'aabbccddeeffgghhiijjkkllmmnnooppqq', /is a pattern/],
    ['a placeholder', 'please-change-me-before-going-live-42', /placeholder/],
    ['a password with a tail', 'MyPassword-0123456789-abcdefghijklm', /placeholder/],
  ])('refuses a secret that is %s, without repeating it', (_, weak, message) => {
    const [fault = ''] = faults({ BREVET_SECRET: weak })
    expect(fault).toMatch(message)
    expect(fault).not.toContain(weak)
    expect(faults({ BREVET_SECRET: `${key},${weak}` })[0]).toContain('key 2 in BREVET_SECRET')
  })

  it('refuses the same key twice and an empty place in the ring', () => {
    expect(faults({ BREVET_SECRET: `${key},${key}` })[0]).toContain('the same key twice')
    expect(faults({ BREVET_SECRET: `${key},` })[0]).toContain('shorter')
  })

  it('accepts every random key', () => {
    for (let round = 0; round < 500; round++) {
      const bytes = randomBytes(32)
      expect(faults({ BREVET_SECRET: bytes.toString('hex') })).toEqual([])
      expect(faults({ BREVET_SECRET: bytes.toString('base64url') })).toEqual([])
    }
  })

  it.each([
    'postgres://brevet:x@localhost/brevet',
    'postgresql://brevet@127.0.0.1:5433/brevet',
    'postgres://brevet@[::1]/brevet',
    'postgres:///brevet?host=/var/run/postgresql',
    'postgres://brevet:x@db.example.com/brevet?sslmode=require',
    'postgres://brevet:x@db.example.com/brevet?sslmode=verify-full',
  ])('accepts %s', (url) => {
    const result = readProcessSettings({ BREVET_SECRET: key, DATABASE_URL: url })
    const database = result.ok ? result.settings.database : null
    expect(database?.kind === 'postgres' && database.url.reveal()).toBe(url)
  })

  it.each([
    'postgres://brevet:canary@db.example.com/brevet',
    'postgres://brevet:canary@db.example.com/brevet?sslmode=prefer',
    'postgres://brevet:canary@localhost/brevet?host=db.example.com',
    'mysql://brevet:canary@localhost/brevet',
    'canary',
    'sqlite:',
  ])('refuses %s, without repeating it', (url) => {
    const found = faults({ DATABASE_URL: url })
    expect(found).toHaveLength(1)
    expect(found.join()).not.toContain('canary')
  })

  it.each(['0', '65536', '80a', '-1', '3e3'])('refuses the port %s', (port) => {
    expect(faults({ PORT: port })).toEqual(['PORT must be a number from 1 to 65535'])
  })

  it('reports all faults together', () => {
    expect(faults({ BREVET_SECRET: 'x', DATABASE_URL: 'x', PORT: 'x' })).toHaveLength(3)
  })
})
