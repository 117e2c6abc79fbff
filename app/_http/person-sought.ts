const longest = 200

/** How the e-mail address, name or subject of whoever is looked for begins; null for everybody. */
export function personSought(parameters: URLSearchParams): string | null {
  return parameters.get('person')?.trim().slice(0, longest) || null
}
