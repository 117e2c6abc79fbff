import { AwsFault } from '../aws-fault'

/** `InvalidIdentityToken` 400 with a message of AWS. */
export function samlFault(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}

/** `InvalidIdentityToken` 400 as the service behind STS words it, with its error code in brackets. */
export function samlServiceFault(message: string, requestId: string): AwsFault {
  const detail = `Service: AWSOpenIdDiscoveryService; Status Code: 400; Error Code: AuthSamlInvalidSamlResponseException; Request ID: ${requestId}; Proxy: null`
  return samlFault(`${message} (${detail})`)
}

/** `ExpiredTokenException` 400. */
export function samlExpired(message: string): AwsFault {
  return new AwsFault('ExpiredTokenException', 400, message)
}
