import type { Database } from './database'
import type { Sealer } from './seal'
import { sealedValuePlace } from './sealed-values'
import { privateKeyPlace } from './signing-keys'

/**
 * Seals what lives for years with the newest secret, so that an old one can be dropped from BREVET_SECRET after a restart.
 * Throws `config_invalid` when a value was sealed with a secret that is no longer given: the start must say so, not a request.
 */
export async function resealLongLived(database: Database, sealer: Sealer): Promise<void> {
  await resealSigningKeys(database, sealer)
  await resealValues(database, sealer)
}

async function resealSigningKeys({ queries }: Database, sealer: Sealer): Promise<void> {
  for (const { id, private_key } of await queries.selectFrom('signing_keys').select(['id', 'private_key']).execute()) {
    if (sealer.isCurrent(private_key)) continue
    const resealed = sealer.seal(sealer.open(private_key, privateKeyPlace(id)), privateKeyPlace(id))
    const update = queries.updateTable('signing_keys').set({ private_key: resealed }).where('id', '=', id)
    await update.where('private_key', '=', private_key).execute()
  }
}

async function resealValues({ queries }: Database, sealer: Sealer): Promise<void> {
  for (const { name, sealed } of await queries.selectFrom('sealed_values').select(['name', 'sealed']).execute()) {
    if (sealer.isCurrent(sealed)) continue
    const resealed = sealer.seal(sealer.open(sealed, sealedValuePlace(name)), sealedValuePlace(name))
    const update = queries.updateTable('sealed_values').set({ sealed: resealed }).where('name', '=', name)
    await update.where('sealed', '=', sealed).execute()
  }
}
