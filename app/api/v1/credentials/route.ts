import { callerOf } from '@/app/_http/caller'
import { choiceFields, choicesOf } from '@/app/_http/choices-body'
import { jsonBody, secretField, textField } from '@/app/_http/json-body'
import { apiRoute, unkept } from '@/app/_http/route'
import { runtime } from '@/lib/broker/runtime'

/** Issues keys for one role. Never cached, never repeated, never by GET. */
export const POST = apiRoute(async (request, visit) => {
  const person = await callerOf(request, visit, 'keys')
  const body = await jsonBody(request, ['entitlement', 'mfaCode', ...choiceFields])
  const { credentials, region, durationSeconds, clampedBy } = await runtime().broker.issueKeys({
    ...person,
    entitlement: textField(body, 'entitlement'),
    ...choicesOf(body),
    mfaCode: secretField(body, 'mfaCode'),
  })
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, assumedRoleArn } = credentials
  const answer = {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    sessionToken: sessionToken.reveal(),
    expiration: expiresAt.toISOString(),
    assumedRoleArn,
    sourceIdentity: credentials.sourceIdentity,
    packedPolicySize: credentials.packedPolicySize,
    region,
    durationSeconds,
    clampedBy,
  }
  return Response.json(answer, { headers: unkept })
}, 'keys')
