import type { SourceConfig } from '../config/config'

const oktaHosts = /(?:^|\.)(?:okta|oktapreview|okta-emea|okta-gov)\.(?:com|mil)$/

/**
 * The length at which a provider cuts its list of groups without a word, null when it is not known to: what the configuration says,
 * else 100 for Okta and 75 for Google by SAML. Sources: help.okta.com, "Group claims"; knowledge.workspace.google.com, "Group membership
 * mapping".
 */
export function usualCut({ kind, groupsSuspectAt, directory }: SourceConfig, issuer: string): number | null {
  if (groupsSuspectAt !== null) return groupsSuspectAt
  const { hostname = '' } = URL.canParse(issuer) ? new URL(issuer) : {}
  if (directory?.kind === 'okta' || isOkta(hostname)) return 100
  const isGoogle = directory?.kind === 'google' || hostname === 'accounts.google.com'
  return kind === 'saml' && isGoogle ? 75 : null
}

function isOkta(hostname: string): boolean {
  return oktaHosts.test(hostname)
}
