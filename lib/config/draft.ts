import type { z } from 'zod'
import type { ConfigPath } from './config-fault'
import type { FaultLog } from './fault-log'
import {
  type AccountEntry,
  accountSchema,
  type GrantEntry,
  type GroupRuleEntry,
  grantSchema,
  groupRuleSchema,
  type RoleEntry,
  roleSchema,
} from './schema/access-schema'
import { type AwsEntry, awsSchema } from './schema/aws-schema'
import { type PolicyEntry, policySchema } from './schema/policy-schema'
import {
  apiTokensSchema,
  asksEmailSchema,
  outboundSchema,
  outlineSchema,
  publicUrlSchema,
  rateLimitsSchema,
  sessionSchema,
  supportSchema,
  trustedProxiesSchema,
} from './schema/root-schema'
import { readSection } from './schema/section'
import { type SourceEntry, sourceSchema } from './schema/source-schema'

/** One entry of a list, with its place. `entry` is null when its shape is wrong; `raw` still tells its name. */
export interface Drafted<Entry> {
  readonly path: ConfigPath
  readonly raw: unknown
  readonly entry: Entry | null
}

/** The configuration after the shapes are checked, part by part; a part that does not fit is null. */
export interface Draft {
  readonly publicUrl: string | null
  readonly support: z.output<typeof supportSchema> | null
  readonly trustedProxies: z.output<typeof trustedProxiesSchema> | null
  readonly outbound: z.output<typeof outboundSchema> | null
  readonly session: z.output<typeof sessionSchema> | null
  readonly rateLimits: z.output<typeof rateLimitsSchema> | null
  readonly apiTokens: z.output<typeof apiTokensSchema> | null
  readonly asksEmail: boolean | null
  readonly signIn: readonly Drafted<SourceEntry>[]
  readonly aws: AwsEntry | null
  readonly accounts: readonly Drafted<AccountEntry>[]
  readonly roles: readonly Drafted<RoleEntry>[]
  readonly policies: readonly Drafted<PolicyEntry>[]
  readonly grants: readonly Drafted<GrantEntry>[]
  readonly admins: GroupRuleEntry | null
  readonly auditors: GroupRuleEntry | null
}

/** Checks every part on its own, so that a fault in one hides none in another. */
export function readDraft(value: unknown, log: FaultLog): Draft {
  readSection(outlineSchema, { value, path: [] }, log)
  const top = isMapping(value) ? value : {}
  const one = <Schema extends z.ZodType>(schema: Schema, key: string, absent: unknown = {}) =>
    readSection(schema, { value: key in top ? top[key] : absent, path: [key] }, log)
  const list = <Schema extends z.ZodType>(schema: Schema, key: string): Drafted<z.output<Schema>>[] =>
    itemsOf(top[key]).map((raw, index) => {
      const path = [key, index]
      return { path, raw, entry: readSection(schema, { value: raw, path }, log) }
    })
  return {
    publicUrl: readSection(publicUrlSchema, { value: top['publicUrl'], path: ['publicUrl'] }, log),
    support: one(supportSchema, 'support'),
    trustedProxies: one(trustedProxiesSchema, 'trustedProxies', []),
    outbound: one(outboundSchema, 'outbound'),
    session: one(sessionSchema, 'session'),
    rateLimits: one(rateLimitsSchema, 'rateLimits'),
    apiTokens: one(apiTokensSchema, 'apiTokens'),
    asksEmail: one(asksEmailSchema, 'asksEmail', false),
    signIn: list(sourceSchema, 'signIn'),
    aws: one(awsSchema, 'aws'),
    accounts: list(accountSchema, 'accounts'),
    roles: list(roleSchema, 'roles'),
    policies: list(policySchema, 'policies'),
    grants: list(grantSchema, 'grants'),
    admins: one(groupRuleSchema, 'admins'),
    auditors: one(groupRuleSchema, 'auditors'),
  }
}

/** The entries whose shape is right. */
export function fitting<Entry>(list: readonly Drafted<Entry>[]): (Drafted<Entry> & { readonly entry: Entry })[] {
  return list.filter((item): item is Drafted<Entry> & { readonly entry: Entry } => item.entry !== null)
}

/** A text that an entry holds, whether the rest of the entry fits or not. */
export function rawText(item: Drafted<unknown>, key: string): string | null {
  const value = isMapping(item.raw) ? item.raw[key] : null
  return typeof value === 'string' ? value : null
}

/** Like {@link rawText}, for one text or a list; with the position in the list. */
export function rawTexts(item: Drafted<unknown>, key: string): readonly (readonly [number, string])[] {
  const value = isMapping(item.raw) ? item.raw[key] : null
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((text, index) => (typeof text === 'string' && text !== '' ? [[index, text] as const] : []))
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
