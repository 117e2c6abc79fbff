/** The body of an answer as text; null when it is larger, and then the rest is not read. */
export async function readBounded(response: Response, maxBytes: number): Promise<string | null> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    parts.push(part.value)
    if (size <= maxBytes) continue
    await reader?.cancel()
    return null
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}
