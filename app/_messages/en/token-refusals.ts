/** AWS did not take what Brevet said about the person. */
export const tokenRefusals = {
  sts_token_rejected: {
    'provider-not-registered': {
      title: 'The account does not know Brevet',
      advice:
        'AWS could not verify Brevet’s word for you, because of how the account is set up. Nothing was issued. Its owner must register Brevet first.',
      admin: 'The account has no OIDC provider whose URL equals aws.webIdentity.issuer, final slash and case included.',
    },
    'provider-missing': {
      title: 'The account does not know Brevet',
      advice:
        'AWS could not verify Brevet’s word for you, because of how the account is set up. Nothing was issued. Its owner must register Brevet first.',
      admin:
        'The account has no SAML provider of the name in aws.saml.providerName; by assertion, of the name beside the role in its attribute Role.',
    },
    audience: {
      title: 'The account expects another portal',
      advice:
        'AWS could not verify Brevet’s word for you, because of how the account is set up. Nothing was issued. The address it trusts is not the one that Brevet uses.',
      admin:
        'The OIDC provider must list aws.webIdentity.audience as client id; for SAML the audience is that of the partition.',
    },
    thumbprint: {
      title: 'The account holds an old certificate of Brevet',
      advice: 'AWS could not verify Brevet’s word for you, because of how the account is set up. Nothing was issued.',
      admin:
        'The thumbprints of the OIDC provider fit no certificate any more. With a public certificate none is needed.',
    },
    signature: {
      title: 'The account holds an old key of Brevet',
      advice:
        'AWS could not verify Brevet’s word for you, because of how the account is set up. Nothing was issued. Its owner must renew what it knows of Brevet.',
      admin:
        'IAM never fetches metadata: update the SAML provider with the metadata of today: Brevet’s, or by assertion those of the company’s provider.',
    },
    'assertion-unsigned': {
      title: 'AWS found no signature',
      advice: 'AWS could not use Brevet’s word for you. Nothing was issued. Trying again does not help.',
      admin: 'The assertion itself must be signed, not the response alone. A company’s provider has a setting for it.',
    },
    'response-invalid': {
      title: 'AWS could not read the answer',
      advice: 'AWS could not use Brevet’s word for you. Nothing was issued. Trying again does not help.',
      admin:
        'AWS says so as well when Conditions, AuthnStatement, the Format of the NameID, Recipient or NotOnOrAfter is missing.',
    },
    issuer: {
      title: 'The account expects another issuer',
      advice: 'AWS could not verify Brevet’s word for you, because of how the account is set up. Nothing was issued.',
      admin:
        'The metadata of the SAML provider must have the entity id in aws.saml.entityId; by assertion, that of the company’s provider.',
    },
    'role-not-in-assertion': {
      title: 'AWS did not find the role in the answer',
      advice: 'AWS could not use Brevet’s word for you. Nothing was issued. Trying again does not help.',
      admin: 'Role and SAML provider must be in one account, and the role must have the path that brevet.yaml says.',
    },
    'session-name': {
      title: 'AWS did not accept your name',
      advice: 'The name that would stand in AWS’s records has a form that AWS refuses. Nothing was issued.',
      admin: 'RoleSessionName takes 2 to 64 letters, digits and =,.@-_+ only.',
    },
    'source-identity': {
      title: 'AWS did not accept your name',
      advice: 'The name that would stand in AWS’s records has a form that AWS refuses. Nothing was issued.',
      admin: 'SourceIdentity takes 2 to 64 letters, digits and =,.@-_+ only, and may not begin with “aws:”.',
    },
    'claim-rejected': {
      title: 'AWS rejected a detail about you',
      advice: 'AWS could not use Brevet’s word for you. Nothing was issued. Trying again does not help.',
      admin: 'A claim is invalid, expired or revoked, or the provider reported a failure: check the clock first.',
    },
  },
  sts_token_expired: {
    'token-expired': {
      title: 'AWS found the request too old',
      advice: 'Try again. If it stays, the clock of Brevet is wrong.',
      admin: 'The token is valid for five minutes: check the clock of the machine.',
    },
    'token-too-old': {
      title: 'AWS found the request too old',
      advice: 'Try again. If it stays, the clock of Brevet is wrong.',
      admin: 'AWS bounds the age since iat as well as exp: check the clock of the machine.',
    },
    'response-expired': {
      title: 'AWS found your sign-in too old',
      advice: 'Try again. If it stays, sign out, sign in again, and try once more.',
      admin: 'NotOnOrAfter had passed: check the clock of the machine, or of the company’s provider.',
    },
    'response-too-old': {
      title: 'AWS found your sign-in too old',
      advice: 'Try again. If it stays, sign out, sign in again, and try once more.',
      admin: 'An assertion is redeemed within five minutes of its IssueInstant: check the clocks.',
    },
  },
  sts_issuer_unreachable: {
    'key-not-retrieved': {
      title: 'AWS cannot read Brevet’s keys',
      advice:
        'AWS must fetch two public documents of Brevet, and could not. Nothing was issued. Try again in a minute.',
      admin:
        'AWS gives up after five seconds. The discovery document and the JWKS must answer on the public internet, with a public certificate.',
    },
    'issuer-silent': {
      title: 'AWS cannot reach Brevet',
      advice: 'AWS must fetch two public documents of Brevet, and got no answer. Brevet asked three times. Try again.',
      admin: 'AWS could not connect to aws.webIdentity.issuer: check DNS, firewall and certificate from outside.',
    },
  },
} as const
