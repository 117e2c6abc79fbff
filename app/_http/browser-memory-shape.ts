const yearSeconds = 365 * 86_400

/**
 * Name and attributes of a cookie that remembers something for the next visit. Nothing of it is secret, and nothing of it is believed
 * beyond the look and the order of a page; `__Host-` keeps neighbouring hosts from writing it, and exists over https only.
 */
export function browserMemoryShape(name: string, secure: boolean) {
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: yearSeconds, secure } as const
  return { name: `${secure ? '__Host-' : ''}brevet-${name}`, ...attributes }
}
