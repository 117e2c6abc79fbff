import { z } from 'zod'
import type { AwsAnswer } from '../domain/proof'
import type { AwsAnswers } from '../domain/repositories'
import { secret } from '../domain/secret'
import type { Database } from './database'
import { parseRecord } from './record'
import type { Sealer } from './seal'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const record: z.ZodType<AwsAnswer> = z.strictObject({
  kind: z.literal('aws'),
  samlResponse: z.string().transform(secret),
  issuedAt: instant,
  expiresAt: instant,
  sessionEndsBy: instant.nullable(),
  attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
})

/** As a proof's row, an answer's refers to its session's, and is deleted with it. */
export function awsAnswersIn({ queries }: Database, sealer: Sealer): AwsAnswers {
  const place = (idHash: string) => ({ table: 'aws_answers', column: 'sealed', row: idHash })
  return {
    async put(idHash, answer) {
      const sealed = sealer.seal(write(answer), place(idHash))
      const expires_at = answer.expiresAt.getTime()
      const insert = queries.insertInto('aws_answers').values({ id_hash: idHash, sealed, expires_at })
      await insert.onConflict((conflict) => conflict.column('id_hash').doUpdateSet({ sealed, expires_at })).execute()
    },
    async find(idHash) {
      const row = await queries
        .selectFrom('aws_answers')
        .select('sealed')
        .where('id_hash', '=', idHash)
        .executeTakeFirst()
      return row === undefined ? null : parseRecord(record, sealer.open(row.sealed, place(idHash)), 'aws_answers')
    },
    async delete(idHash) {
      await queries.deleteFrom('aws_answers').where('id_hash', '=', idHash).execute()
    },
    async deleteExpired(now) {
      const expired = queries.deleteFrom('aws_answers').where('expires_at', '<=', now.getTime())
      return Number((await expired.executeTakeFirst()).numDeletedRows)
    },
  }
}

/** Secrets in the clear: for sealing only. */
function write(answer: AwsAnswer): string {
  return JSON.stringify({
    ...answer,
    samlResponse: answer.samlResponse.reveal(),
    issuedAt: answer.issuedAt.getTime(),
    expiresAt: answer.expiresAt.getTime(),
    sessionEndsBy: answer.sessionEndsBy?.getTime() ?? null,
  })
}
