import type { CheckMessage } from '@/lib/domain/denial-check'

/** What an administrator should look at after AWS said no, and how it should be. */
export const denialChecks = {
  oidcProviderMissing:
    'Account {account} has no OIDC provider for {issuers}. Its URL must equal aws.webIdentity.issuer, a final slash included.',
  companyOidcProviderMissing:
    'Account {account} has no OIDC provider for {issuers}. Its URL must equal the issuer of the ID tokens, a final slash included.',
  oidcAudience: 'The OIDC provider must list the client id {audiences}.',
  issuerUnreadable:
    'AWS could not read the two documents below {places}: they must answer within 5 seconds on the public internet, with a public certificate.',
  thumbprints:
    'The thumbprints of the OIDC provider fit the certificate no longer. With a public certificate none is needed.',
  samlProviderMissing: 'Account {account} has no SAML provider {provider}, the name in aws.saml.providerName.',
  companySamlProviderMissing: 'Account {account} has no SAML provider of the ARN that the company’s assertion names.',
  samlEntityId: 'The metadata of the SAML provider must have the entity id {entityId}.',
  companySamlEntityId: 'The metadata of the SAML provider must have the entity id of the company’s provider.',
  samlKey:
    'The SAML provider does not know the key that signed: update its metadata with Brevet’s, which IAM never fetches.',
  companySamlKey:
    'The SAML provider does not know the key that signed: update its metadata with the company’s, which IAM never fetches.',
  sameAccount: 'Role and SAML provider must be in the same account, with the path that brevet.yaml says.',
  maxSession: 'MaxSessionDuration of {role} must be at least maxSession of brevet.yaml: {seconds} seconds.',
  maxSessionUnknown:
    'MaxSessionDuration of the role must be at least maxSession of brevet.yaml: at least 3600 seconds.',
  roleChaining:
    'Brevet’s own credentials are of a role, so that this is role chaining: 1 hour at most. Lower maxSession, or choose another method.',
  codeWrong: 'The code was wrong, or had been used: every code works once, and the device’s clock must be right.',
  serialNumber: 'The serial number in brevet.yaml must be the ARN of an MFA device that is assigned to this IAM user.',
  tokenExpired: 'The token was valid for 5 minutes when it left: check the clock of the machine.',
  tooLarge:
    'Session policies and the {tags} session tags together are too large: shorten aws.sessionTags or the policy.',
  regionOff:
    'STS is off in this region for account {account}: activate it in IAM, “Account settings”, or choose another in aws.sts.regions.',
  ownCredentials:
    'AWS does not accept Brevet’s own AWS credentials: they are unknown, of another partition, expired, or the clock is wrong; or the region is not enabled for the account.',
  claimRejected: 'AWS rejected a claim.',
  claimRejectedRecipient: 'AWS rejected a claim; the Recipient must be {recipient} and the clock right.',
  claimRejectedPartition: 'AWS rejected a claim; the Recipient must be the one of the partition and the clock right.',
  trustsBroker: 'The trust policy of {role} in account {account} must name Brevet.',
  trustsBrokerIdentity:
    'The trust policy of {role} in account {account} must name Brevet’s own IAM role or user, with the ExternalId it sends.',
  trustsCompanySaml:
    'The trust policy of {role} in account {account} must name the company’s SAML provider, with the Recipient and the issuer of its assertions.',
  trustsCompanyToken:
    'The trust policy of {role} in account {account} must name the company’s OIDC provider, with the sub of this person’s ID token.',
  roleExists:
    'The role {role} must exist, under this path and name: AWS answers to a missing role as to one that trusts nobody.',
  trustAllows: 'The trust policy of {role} must allow {action} to {principal}.',
  trustAllowsUnder:
    'The trust policy of {role} must allow {action} to {principal}, and no condition on {keys} may ask for more than this.',
  brokerAllowed:
    'A policy of Brevet’s own IAM role or user must allow the calls on this role, and no organisation policy may deny them.',
  userStatement: 'A policy of the IAM user must hold the statement {statement}.',
} as const satisfies Record<CheckMessage, string>
