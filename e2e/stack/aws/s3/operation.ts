import type { HttpResponse } from '../http-message'
import type { S3Call } from './bucket-request'

/** One operation of S3, one file each; `operations.ts` says which request it answers. It authorises for itself. */
export interface S3Operation {
  readonly name: string
  run(call: S3Call): HttpResponse
}
