import type { HttpResponse } from '../http-message'
import { writeXmlDocument, type XmlElements } from '../xml'

/** A 200 answer in S3's XML namespace. */
export function xmlAnswer(
  root: string,
  elements: XmlElements,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  const body = writeXmlDocument(root, 'http://s3.amazonaws.com/doc/2006-03-01/', elements)
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  }
}
