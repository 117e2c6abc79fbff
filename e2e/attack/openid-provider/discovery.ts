import { type Answer, jsonAnswer } from './answer'
import type { Json } from './signer'

/** The document of an issuer that does everything right. OpenID Connect Discovery 3. */
function discoveryDocument(issuer: string): Json {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    id_token_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'EdDSA', 'HS256', 'none'],
  }
}

/** What an issuer answers to discovery: the document as it is, changed, or something else. */
export type DiscoveryChange = (document: Json) => Answer | Json

export function answerDiscovery(issuer: string, change: DiscoveryChange | undefined): Answer {
  const document = discoveryDocument(issuer)
  return asAnswer(change ? change(document) : document)
}

/** A body that is no whole answer is sent as JSON. */
export function asAnswer(given: Answer | Json): Answer {
  return isAnswer(given) ? given : jsonAnswer(given)
}

function isAnswer(given: Answer | Json): given is Answer {
  return 'status' in given && 'headers' in given && 'body' in given
}
