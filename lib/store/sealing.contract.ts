import { describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { type StoreUnderTest, testSecrets } from './store-under-test.fixture'
import { anAwsAnswer, anOidcProof, aPendingSignIn, aSession, aSigningKey, instant } from './values.fixture'

const newer = secret('a newer secret of the tests, thirty-two bytes')

export function describeSealing(underTest: () => StoreUnderTest): void {
  describe('signing keys', () => {
    const keys = () => underTest().store.signingKeys

    it('gives back the keys of one use that are not retired, oldest first', async () => {
      const next = aSigningKey({ id: 'next', activeFrom: instant(100) })
      await keys().insertUnless(next, instant(9999))
      await keys().insertUnless(aSigningKey(), instant(9999))
      await keys().insertUnless(aSigningKey({ id: 'saml', use: 'saml-sp', certificate: 'pem' }), instant(9999))
      await keys().insertUnless(aSigningKey({ id: 'retired', retiresAt: instant(50) }), instant(9999))
      const listed = await keys().list('oidc-issuer', instant(50))
      expect(listed.map((key) => key.id)).toEqual(['thumbprint-1', 'next'])
      expect(JSON.stringify(listed[1])).toBe(JSON.stringify(next))
      expect(listed[0]?.privateKey.reveal()).toBe('canary-private-key')
      expect(await keys().deleteRetired(instant(50))).toBe(1)
    })

    it('adds no key when one of the same use is active at or after the given instant', async () => {
      expect(await keys().insertUnless(aSigningKey(), instant(0))).toBe(true)
      expect(await keys().insertUnless(aSigningKey({ id: 'second' }), instant(0))).toBe(false)
      expect(await keys().insertUnless(aSigningKey({ id: 'other', use: 'saml-idp' }), instant(0))).toBe(true)
      expect(await keys().insertUnless(aSigningKey({ id: 'third', activeFrom: instant(5) }), instant(1))).toBe(true)
    })

    it('adds exactly one of 20 keys that are offered at once', async () => {
      const ids = Array.from({ length: 20 }, (_, index) => `key-${index}`)
      await Promise.all(ids.map(() => underTest().store.ping()))
      const added = await Promise.all(ids.map((id) => keys().insertUnless(aSigningKey({ id }), instant(0))))
      expect(added.filter(Boolean)).toHaveLength(1)
      expect(await keys().list('oidc-issuer', instant())).toHaveLength(1)
    })
  })

  describe('sealed values', () => {
    it('are made once: 20 parallel callers get the same value', async () => {
      const { sealedValues } = underTest().store
      const calls = Array.from({ length: 20 }, (_, index) => sealedValues.getOrCreate('audit', () => `value ${index}`))
      expect(new Set(await Promise.all(calls)).size).toBe(1)
    })
  })

  describe('sealing at rest', () => {
    const fill = async () => {
      const { store } = underTest()
      await store.sessions.insert(aSession())
      await store.proofs.put(aSession().idHash, anOidcProof())
      await store.awsAnswers.put(aSession().idHash, anAwsAnswer())
      await store.pendingSignIns.insert(aPendingSignIn())
      await store.signingKeys.insertUnless(aSigningKey(), instant())
      await store.sealedValues.getOrCreate('audit', () => 'canary-audit-key')
    }
    const tables = ['sessions', 'proofs', 'aws_answers', 'pending_sign_ins', 'signing_keys', 'sealed_values']

    it('shows no secret in any table', async () => {
      await fill()
      const rows = await Promise.all(tables.map((table) => underTest().database.execute(`select * from ${table}`)))
      expect(rows.flat()).toHaveLength(6)
      expect(JSON.stringify(rows)).not.toContain('canary')
    })

    it('holds sealed text in known places only, so that none is left out of what follows', async () => {
      await fill()
      const found = new Set<string>()
      for (const table of tables) {
        for (const row of await underTest().database.execute(`select * from ${table}`)) {
          for (const [column, value] of Object.entries(row))
            if (String(value).startsWith('v1.')) found.add(`${table}.${column}`)
        }
      }
      expect([...found].sort()).toEqual(sealedPlaces.map(({ table, column }) => `${table}.${column}`).sort())
    })

    /** A second row in each table, beside the first. */
    const fillTwice = async () => {
      await fill()
      const { store } = underTest()
      await store.sessions.insert(aSession({ idHash: 'other' }))
      await store.proofs.put('other', anOidcProof('canary-other'))
      await store.awsAnswers.put('other', anAwsAnswer())
      await store.pendingSignIns.insert(aPendingSignIn({ id: 'state-2' }))
      await store.signingKeys.insertUnless(aSigningKey({ id: 'thumbprint-2', use: 'saml-idp' }), instant())
      await store.sealedValues.getOrCreate('external-id', () => 'canary-external-id')
    }
    const lost = () => 'lost'
    const sealedPlaces = [
      {
        table: 'sessions',
        column: 'record',
        reads: readBoth((store, id) => store.sessions.find(id), aSession().idHash, 'other'),
      },
      {
        table: 'proofs',
        column: 'sealed',
        reads: readBoth((store, id) => store.proofs.find(id), aSession().idHash, 'other'),
      },
      {
        table: 'aws_answers',
        column: 'sealed',
        reads: readBoth((store, id) => store.awsAnswers.find(id), aSession().idHash, 'other'),
      },
      {
        table: 'pending_sign_ins',
        column: 'sealed',
        reads: readBoth(
          (store, id) => store.pendingSignIns.find(id, 'corp', 'browser-1', instant()),
          'state-1',
          'state-2',
        ),
      },
      {
        table: 'signing_keys',
        column: 'private_key',
        reads: [
          () => underTest().store.signingKeys.list('oidc-issuer', instant()),
          () => underTest().store.signingKeys.list('saml-idp', instant()),
        ],
      },
      {
        table: 'sealed_values',
        column: 'sealed',
        reads: readBoth((store, name) => store.sealedValues.getOrCreate(name, lost), 'audit', 'external-id'),
      },
    ]
    function readBoth(
      read: (store: StoreUnderTest['store'], key: string) => Promise<unknown>,
      ...keys: readonly [string, string]
    ): (() => Promise<unknown>)[] {
      return keys.map((key) => () => read(underTest().store, key))
    }
    const altered = { code: 'internal', details: { reason: 'sealed_value_altered' } }

    it.each(sealedPlaces)('refuses rows of $table whose $column was swapped', async ({ table, column, reads }) => {
      await fillTwice()
      for (const read of reads) await expect(read()).resolves.toBeTruthy()
      const { database } = underTest()
      const [one, other] = (await database.execute(`select ${column} as text from ${table}`)).map((row) =>
        String(row['text']),
      )
      await database.execute(
        `update ${table} set ${column} = case when ${column} = '${one}' then '${other}' else '${one}' end`,
      )
      for (const read of reads) await expect(read()).rejects.toMatchObject(altered)
    })

    it.each(sealedPlaces)('refuses in $table what was sealed for another table', async ({ table, column, reads }) => {
      await fillTwice()
      const { database } = underTest()
      for (const from of sealedPlaces) {
        if (from.table === table) continue
        const [row] = await database.execute(`select ${from.column} as text from ${from.table}`)
        await database.execute(`update ${table} set ${column} = '${String(row?.['text'])}'`)
        for (const read of reads) await expect(read(), from.table).rejects.toMatchObject(altered)
      }
    })

    it.each(sealedPlaces)(
      'refuses in $table a text of which one character differs',
      async ({ table, column, reads }) => {
        await fillTwice()
        const { database } = underTest()
        for (const row of await database.execute(`select ${column} as text from ${table}`)) {
          const text = String(row['text'])
          const at = text.length - 8
          const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
          await database.execute(`update ${table} set ${column} = '${changed}' where ${column} = '${text}'`)
        }
        for (const read of reads) await expect(read()).rejects.toMatchObject(altered)
      },
    )

    it('seals keys and values anew with the newest secret, so that the old one can be dropped', async () => {
      await fill()
      await underTest().reopen([newer, ...testSecrets])
      await underTest().reopen([newer])
      expect(await underTest().store.sealedValues.getOrCreate('audit', () => 'lost')).toBe('canary-audit-key')
      const [key] = await underTest().store.signingKeys.list('oidc-issuer', instant())
      expect(key?.privateKey.reveal()).toBe('canary-private-key')
      await underTest().reopen([newer, ...testSecrets])
    })

    it('takes sign-ins, proofs and answers along, those too that a replica with the old secret first still writes', async () => {
      await underTest().reopen([...testSecrets, newer])
      await fill()
      await underTest().reopen([newer, ...testSecrets])
      await underTest().reopen([newer])
      const { sessions, proofs, awsAnswers, pendingSignIns } = underTest().store
      expect(await sessions.find(aSession().idHash)).toMatchObject({ identity: { subject: 'ana' } })
      const { id, source, browserHash } = aPendingSignIn()
      expect(await proofs.find(aSession().idHash)).toMatchObject({ kind: 'oidc' })
      expect(await awsAnswers.find(aSession().idHash)).toMatchObject({ kind: 'aws' })
      expect(await pendingSignIns.find(id, source, browserHash, instant(-1))).not.toBeNull()
      await underTest().reopen([newer, ...testSecrets])
    })

    it('seals anew while it runs, and leaves what belongs to a sign-in and cannot be opened', async () => {
      await fill()
      const sealed = `update proofs set sealed = 'v1.another1.AAAA'`
      await underTest().reopen([newer, ...testSecrets])
      await underTest().database.execute(sealed)
      await expect(underTest().store.reseal()).resolves.toBeUndefined()
      const [row] = await underTest().database.execute('select sealed from proofs')
      expect(row).toEqual({ sealed: 'v1.another1.AAAA' })
    })

    it('knows no session that another secret has sealed, or none: its person signs in again', async () => {
      await fill()
      const { database } = underTest()
      const [row] = await database.execute('select record as text from sessions')
      const [, id = '', ...rest] = String(row?.['text']).split('.')
      const unknown = ['v1', `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`, ...rest].join('.')
      for (const text of [unknown, '{"identity":{}}']) {
        await database.execute(`update sessions set record = '${text}'`)
        expect(await underTest().store.sessions.find(aSession().idHash)).toBeNull()
        expect(await underTest().store.sessions.listOpen('corp', 'ana', instant())).toEqual([])
      }
    })

    it('does not open with secrets of which none sealed what is stored', async () => {
      await fill()
      await expect(underTest().reopen([newer])).rejects.toMatchObject({
        code: 'config_invalid',
        details: { setting: 'BREVET_SECRET', reason: 'sealed_with_another_secret' },
      })
    })
  })
}
