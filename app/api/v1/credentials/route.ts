import { jsonBody, optionalField, secretField, textField } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Issues keys for one role. Never cached, never repeated, never by GET. */
export const POST = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const body = await jsonBody(request)
  const { credentials, entitlement } = await runtime().broker.issueKeys({
    ...person,
    entitlement: textField(body, 'entitlement'),
    durationSeconds: optionalField(body, 'durationSeconds', 'number'),
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
    region: entitlement.account.region,
  }
  return Response.json(answer, { headers: unkept })
}, 'keys')
