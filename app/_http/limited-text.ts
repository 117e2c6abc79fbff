/** A request's body as text; null when it is longer than so many bytes, and then the rest is not read. */
export async function limitedText(request: Request, longest: number): Promise<string | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > longest) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
