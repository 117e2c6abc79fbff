import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { secret } from '../domain/secret'
import { openingFault } from './opening-fault'

const file = { kind: 'sqlite', path: './data/brevet.db' } as const
const server = {
  kind: 'postgres',
  url: secret('postgres://ana:hush@db.example.com:5432/brevet?sslmode=require'),
} as const

describe('a database that cannot be opened', () => {
  it('is said to be in use, with the process that has it', () => {
    expect(openingFault(new BrevetError('store_locked', { path: '/x', pid: 42 }), file)).toBe(
      'the database ./data/brevet.db is open in another process (42); stop it, or use PostgreSQL for more than one process',
    )
  })

  it('is said to need the secret that it was made with', () => {
    const error = new BrevetError('config_invalid', { setting: 'BREVET_SECRET', reason: 'sealed_with_another_secret' })
    expect(openingFault(error, file)).toMatch(/^BREVET_SECRET is not the one .* give the old one as well, as .*new,old/)
  })

  it.each([
    ['EISDIR', 'it is a folder; name a file'],
    ['SQLITE_NOTADB', 'it is no SQLite database'],
    ['SQLITE_SOMETHING', 'SQLITE_SOMETHING'],
  ])('is explained for %s', (reason, text) => {
    const error = new BrevetError('store_unavailable', { reason })
    expect(openingFault(error, file)).toBe(`the database ./data/brevet.db cannot be opened: ${text}`)
  })

  it('is named by host and database, never by user or password', () => {
    expect(openingFault(new BrevetError('store_unavailable', { reason: 'ECONNREFUSED' }), server)).toBe(
      'the database db.example.com:5432/brevet cannot be opened: no PostgreSQL answers there',
    )
  })
})
