import { z } from 'zod'

const path = z.string().default('/')
const accountId = z.string()

export const oidcProvider = z.strictObject({ accountId, url: z.string(), clientIds: z.array(z.string()) })
export const samlProvider = z.strictObject({
  accountId,
  name: z.string(),
  metadata: z.string(),
  assertionEncryptionMode: z.enum(['Required', 'Allowed']).exactOptional(),
  privateKeys: z.array(z.string()).default([]),
})
export const role = z.strictObject({
  accountId,
  partition: z.string(),
  path,
  name: z.string(),
  trustPolicy: z.unknown(),
  permissionPolicies: z.array(z.unknown()).default([]),
  maxSessionDuration: z.number().int().default(3600),
})
export const trustPolicy = z.strictObject({ accountId, name: z.string(), trustPolicy: z.unknown() })
export const policy = z.strictObject({ accountId, path, name: z.string(), document: z.unknown() })
const mfaDevice = z.strictObject({ name: z.string(), secret: z.string().exactOptional() })
export const user = z.strictObject({
  accountId,
  path,
  name: z.string(),
  accessKeyId: z.string().exactOptional(),
  secretAccessKey: z.string().exactOptional(),
  permissionPolicies: z.array(z.unknown()).default([]),
  tags: z.record(z.string(), z.string()).default({}),
  mfaDevices: z.array(mfaDevice).default([]),
})
export const rootKey = z.strictObject({ accountId, accessKeyId: z.string(), secretAccessKey: z.string() })
export const regions = z.strictObject({
  accountId,
  deactivated: z.array(z.string()).default([]),
  optedIn: z.array(z.string()).default([]),
})
