import { BrevetError, type ErrorCode, isBrevetError, type SafeDetails } from '../domain/errors'
import { safeMessage } from './sts-message'
import { recogniseRefusal } from './sts-refusal-forms'

/** What a failed call means: our error, and what may be done next. */
export interface StsFailure {
  readonly error: BrevetError
  /** The same call may be sent again to the same region. */
  readonly isRetryable: boolean
  /** Another region may succeed where this one failed. */
  readonly isRegional: boolean
}

/** Error codes on the wire to ours, where the message says no more. Source: STS API Reference, "Errors" and "Common Errors". */
const codes: Readonly<Record<string, ErrorCode>> = {
  AccessDenied: 'sts_denied',
  InvalidIdentityToken: 'sts_token_rejected',
  ExpiredTokenException: 'sts_token_expired',
  ValidationError: 'sts_request_rejected',
}

/** The only failures that are sent again; everything else would fail again or ask for less. */
const retryable: readonly string[] = [
  'Throttling',
  'ThrottlingException',
  'RequestLimitExceeded',
  'IDPCommunicationError',
]

/** Which call failed. */
interface FailedCall {
  readonly region: string
  readonly isSigned: boolean
}

/** Turns whatever a call threw into a {@link StsFailure}; what Brevet itself refused stays as it is. The one place that knows AWS's error codes. */
export function describeFailure(thrown: unknown, call: FailedCall): StsFailure {
  // The region has no address, and another may have one.
  if (isBrevetError(thrown)) return { error: thrown, isRetryable: false, isRegional: true }
  const { region } = call
  const vendor = readVendorError(thrown)
  if (vendor.awsCode !== null) return awsFailure({ ...vendor, awsCode: vendor.awsCode }, call)
  if (/^(?:Credentials|Token)ProviderError$/.test(vendor.name)) {
    return { error: new BrevetError('aws_credentials_missing'), isRetryable: false, isRegional: false }
  }
  const isTimeout = vendor.name === 'AbortError'
  const isServerFault = vendor.httpStatus === null || vendor.httpStatus >= 500
  const reason = isTimeout ? 'timeout' : vendor.httpStatus === null ? 'network' : 'answer_malformed'
  const details = { region, reason, ...present('httpStatus', vendor.httpStatus), ...present('network', vendor.network) }
  return {
    error: new BrevetError('sts_unreachable', details),
    isRetryable: isServerFault && !isTimeout,
    isRegional: isServerFault,
  }
}

function awsFailure(vendor: VendorError & { readonly awsCode: string }, call: FailedCall): StsFailure {
  const { region } = call
  const isServerFault = vendor.httpStatus !== null && vendor.httpStatus >= 500
  const form = recogniseRefusal(vendor.awsCode, vendor.message, call)
  const known = form?.code ?? codes[vendor.awsCode] ?? 'sts_request_rejected'
  const code = isServerFault ? 'sts_unreachable' : known
  const details: SafeDetails = {
    awsCode: vendor.awsCode,
    region,
    ...present('reason', form?.code === code ? form.reason : null),
    ...present('httpStatus', vendor.httpStatus),
    ...present('awsRequestId', vendor.requestId),
    ...present('awsMessage', safeMessage(vendor.message)),
  }
  return {
    error: new BrevetError(code, details),
    isRetryable: isServerFault || retryable.includes(vendor.awsCode),
    isRegional: isServerFault || regional.includes(code) || vendor.awsCode === 'InvalidClientTokenId',
  }
}

/** Quotas are per account and region; keys that are unknown in an opt-in region may be known in the next. */
const regional: readonly ErrorCode[] = ['sts_region_disabled', 'sts_throttled']

interface VendorError {
  readonly name: string
  readonly message: string
  readonly awsCode: string | null
  readonly network: string | null
  readonly httpStatus: number | null
  readonly requestId: string | null
}

/** Reads what the AWS SDK puts on its errors: `Code` as on the wire, `$metadata`, and Node's `code` for sockets. */
function readVendorError(thrown: unknown): VendorError {
  const error = record(thrown)
  const metadata = record(error['$metadata'])
  const status = metadata['httpStatusCode']
  return {
    name: typeof error['name'] === 'string' ? error['name'] : '',
    message: typeof error['message'] === 'string' ? error['message'] : '',
    awsCode: word(error['Code']),
    network: word(error['code']),
    httpStatus: typeof status === 'number' ? status : null,
    requestId: word(metadata['requestId']),
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function word(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : null
}

function present(key: string, value: string | number | null): SafeDetails {
  return value === null ? {} : { [key]: value }
}
