/**
 * Name and attributes of a source's transaction cookie. `__Host-` keeps neighbouring hosts from planting one of their own, and
 * with it a sign-in of theirs; it wants `Path=/`, so the source is in the name. Browsers refuse the prefix on plain http.
 * Over https it is `SameSite=None`, because a SAML answer is a POST from another site, and with it no Lax cookie travels.
 */
export function transactionCookieShape(sourceId: string, secure: boolean) {
  const name = `brevet-signin-${encodeURIComponent(sourceId)}`
  return secure
    ? ({ name: `__Host-${name}`, path: '/', secure: true, sameSite: 'none' } as const)
    : ({ name, path: '/', secure: false, sameSite: 'lax' } as const)
}
