import type { Proofs } from '../domain/repositories'
import type { Database } from './database'
import { readProofRecord, writeProofRecord } from './proof-record'
import type { Sealer } from './seal'

/** A proof's row refers to its session's, so the session comes first and takes the proof with it when it is deleted. */
export function proofsIn({ queries }: Database, sealer: Sealer): Proofs {
  const place = (idHash: string) => ({ table: 'proofs', column: 'sealed', row: idHash })
  const mine = (idHash: string, until: Date) =>
    queries.updateTable('proofs').where('id_hash', '=', idHash).where('renewal_until', '=', until.getTime())
  return {
    async put(idHash, proof) {
      const sealed = sealer.seal(writeProofRecord(proof), place(idHash))
      const insert = queries.insertInto('proofs').values({ id_hash: idHash, sealed, renewal_until: null })
      await insert.onConflict((conflict) => conflict.column('id_hash').doUpdateSet({ sealed })).execute()
    },
    async find(idHash) {
      const row = await queries.selectFrom('proofs').select('sealed').where('id_hash', '=', idHash).executeTakeFirst()
      return row === undefined ? null : readProofRecord(sealer.open(row.sealed, place(idHash)))
    },
    async delete(idHash) {
      await queries.deleteFrom('proofs').where('id_hash', '=', idHash).execute()
    },
    async claimRenewal(idHash, now, until) {
      const free = queries.updateTable('proofs').set({ renewal_until: until.getTime() }).where('id_hash', '=', idHash)
      const claimed = await free
        .where((row) => row.or([row('renewal_until', 'is', null), row('renewal_until', '<=', now.getTime())]))
        .returning('id_hash')
        .execute()
      return claimed.length === 1
    },
    async renew(idHash, proof, until) {
      const sealed = sealer.seal(writeProofRecord(proof), place(idHash))
      const renewed = await mine(idHash, until).set({ sealed, renewal_until: null }).returning('id_hash').execute()
      return renewed.length === 1
    },
    async releaseRenewal(idHash, until) {
      await mine(idHash, until).set({ renewal_until: null }).execute()
    },
  }
}
