import type { StsCall } from './operation'
import type { SessionTags } from './session-tags'

/** What a call asks to put into a session. */
export interface SessionRequest extends SessionTags {
  readonly sessionName?: string
  readonly sourceIdentity: string | null
}

/** Condition keys by name; absent and empty values leave a key out. */
export type RequestKeys = Readonly<Record<string, string | readonly string[] | undefined>>

/** The condition keys of a request for a session, whoever makes it. Source: IAM and STS condition context keys. */
export function requestKeys(call: StsCall, request: SessionRequest): RequestKeys {
  const tags = Object.entries(request.tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])
  const now = call.context.now()
  return {
    ...Object.fromEntries(tags),
    'aws:TagKeys': Object.keys(request.tags),
    'sts:TransitiveTagKeys': request.transitiveTagKeys,
    'sts:RoleSessionName': request.sessionName,
    'sts:SourceIdentity': request.sourceIdentity ?? undefined,
    'aws:RequestedRegion': call.region ?? undefined,
    'aws:SourceIp': call.request.sourceIp,
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:SecureTransport': 'true',
  }
}

/** The operation itself, and the permissions that tags and a source identity need besides. */
export function neededActions(operation: string, request: SessionRequest): readonly string[] {
  return [
    operation,
    ...(Object.keys(request.tags).length > 0 ? ['sts:TagSession'] : []),
    ...(request.sourceIdentity === null ? [] : ['sts:SetSourceIdentity']),
  ]
}
