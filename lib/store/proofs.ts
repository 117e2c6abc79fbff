import type { Proofs } from '../domain/repositories'
import type { Database } from './database'
import { readProofRecord, writeProofRecord } from './proof-record'
import type { Sealer } from './seal'

/** A proof's row refers to its session's, so the session comes first and takes the proof with it when it is deleted. */
export function proofsIn({ queries }: Database, sealer: Sealer): Proofs {
  const place = (idHash: string) => ({ table: 'proofs', column: 'sealed', row: idHash })
  return {
    async put(idHash, proof) {
      const sealed = sealer.seal(writeProofRecord(proof), place(idHash))
      const insert = queries.insertInto('proofs').values({ id_hash: idHash, sealed })
      await insert.onConflict((conflict) => conflict.column('id_hash').doUpdateSet({ sealed })).execute()
    },
    async find(idHash) {
      const row = await queries.selectFrom('proofs').select('sealed').where('id_hash', '=', idHash).executeTakeFirst()
      return row === undefined ? null : readProofRecord(sealer.open(row.sealed, place(idHash)))
    },
    async delete(idHash) {
      await queries.deleteFrom('proofs').where('id_hash', '=', idHash).execute()
    },
  }
}
