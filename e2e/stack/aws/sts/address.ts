import type { HttpRequest } from '../http-message'

/**
 * Where a request was sent. One port serves every region, so an endpoint says which region it stands for: by its path,
 * `http://localhost:4566/sts/eu-west-1`, or by its host, `http://sts.eu-west-1.localhost:4566`. An endpoint that does neither is
 * the global one.
 */
export interface StsAddress {
  /** Null at the global endpoint. */
  readonly region: string | null
}

/** Reads the address of an STS call; null when the path or host is not one of STS. */
export function readStsAddress(request: HttpRequest): StsAddress | null {
  const byPath = /^\/sts\/([a-z]+(?:-[a-z]+)+-\d)\/?$/.exec(request.path)?.[1]
  if (byPath) return { region: byPath }
  if (request.path !== '/') return null
  const byHost = /^sts\.([a-z]+(?:-[a-z]+)+-\d)\.localhost(?::\d+)?$/.exec(request.headers['host'] ?? '')?.[1]
  return { region: byHost ?? null }
}
