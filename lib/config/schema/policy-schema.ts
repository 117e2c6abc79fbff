import { z } from 'zod'
import { strictObject } from './strict-object'
import { slug, text } from './text'

const texts = z.union([text, z.array(text).min(1, 'must not be an empty list')], {
  error: 'must be text or a list of texts',
})
const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'must be text, a number, true or false' })

/** IAM JSON policy elements; a session policy has no Principal. */
const statementSchema = strictObject({
  Sid: z
    .string()
    .regex(/^[A-Za-z0-9]*$/, 'must be letters and digits')
    .optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z
    .record(text, z.record(text, z.union([scalar, z.array(scalar)])))
    .optional()
    .describe('Operator to condition key to value or values.'),
})

const documentSchema = strictObject({
  Version: z.literal('2012-10-17', { error: 'must be "2012-10-17", in quotes' }),
  Statement: z.union([z.array(statementSchema).min(1), statementSchema.transform((one) => [one])], {
    error: 'must be a statement or a list of statements',
  }),
})

const policyArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::(?:aws|\*|\d{12}):policy\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,128}$/,
    'must be the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess; the account may be * for the role’s own',
  )

export const policySchema = strictObject({
  id: slug,
  label: text.max(80, 'must be at most 80 characters long').optional().describe('What people read. Default: the id.'),
  document: documentSchema
    .optional()
    .describe('A session policy, in the words of IAM: the session may do what this and the role both allow.'),
  arns: z
    .array(policyArn)
    .max(10, 'must hold at most 10 ARNs, which is the limit of STS')
    .default([])
    .describe('Managed policies. The partition of AWS’s own follows the account; the account * is the role’s own.'),
})

export type PolicyEntry = z.output<typeof policySchema>
