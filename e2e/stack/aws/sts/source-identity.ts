import { AwsFault } from '../aws-fault'

/** A source identity as tokens and assertions may carry it. Fails with `InvalidIdentityToken` 400. */
export function checkSourceIdentity(value: string): string {
  if (/^[\w+=,.@-]{2,64}$/.test(value) && !value.startsWith('aws:')) return value
  const message = 'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"'
  throw new AwsFault('InvalidIdentityToken', 400, message)
}
