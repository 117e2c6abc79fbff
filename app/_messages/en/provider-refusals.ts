/** What differs where the person’s own provider vouches, by `id-token` or `assertion`: Brevet has said nothing. */
export const providerRefusals = {
  codes: {
    sts_token_rejected: {
      title: 'AWS did not accept who you are',
      advice:
        'AWS could not verify your company’s word for you. Nothing was issued. The account may not have your company’s sign-in registered as identity provider: ask the people who run Brevet.',
    },
    sts_token_expired: {
      title: 'AWS found your sign-in too old',
      advice:
        'Nothing was issued. Sign out, sign in again, and try once more. If it stays, the clock of your company’s sign-in is wrong.',
    },
    sts_issuer_unreachable: {
      title: 'AWS cannot reach your company’s sign-in',
      advice:
        'AWS must fetch two public documents of your company’s sign-in, and could not. Nothing was issued. Try again in a minute.',
    },
  },
  reasons: {
    sts_token_rejected: {
      'provider-not-registered': {
        title: 'The account does not know your company’s sign-in',
        advice:
          'AWS could not verify your company’s word for you, because of how the account is set up. Nothing was issued. Its owner must register it first.',
        admin:
          'The account has no OIDC provider whose URL equals the iss of the company’s ID tokens, final slash and case included.',
      },
      'provider-missing': {
        title: 'The account does not know your company’s sign-in',
        advice:
          'AWS could not verify your company’s word for you, because of how the account is set up. Nothing was issued. Its owner must register it first.',
        admin:
          'The account has no SAML provider of the name that stands beside the role in the assertion’s attribute Role.',
      },
      audience: {
        title: 'The account expects another application',
        advice:
          'AWS could not verify your company’s word for you, because of how the account is set up. Nothing was issued. What it trusts is not the application by which you signed in.',
        admin:
          'The OIDC provider must list the client id of Brevet at the company’s provider; for SAML the company’s provider must name the audience of the partition.',
      },
      thumbprint: {
        title: 'The account holds an old certificate of your company’s sign-in',
        advice:
          'AWS could not verify your company’s word for you, because of how the account is set up. Nothing was issued.',
        admin:
          'The thumbprints of the OIDC provider fit no certificate of the company’s provider any more. With a public certificate none is needed.',
      },
      signature: {
        title: 'The account holds an old key of your company’s sign-in',
        advice:
          'AWS could not verify your company’s word for you, because of how the account is set up. Nothing was issued. Its owner must renew what it knows of your company’s sign-in.',
        admin:
          'IAM never fetches metadata: update the SAML provider with the metadata that the company’s provider has today for its application for AWS.',
      },
      'assertion-unsigned': {
        title: 'AWS found no signature',
        advice:
          'AWS could not use what your company’s sign-in said of you. Nothing was issued. Trying again does not help.',
        admin:
          'The company’s provider must sign the assertion itself, not the response alone. It has a setting for it.',
      },
      'response-invalid': {
        title: 'AWS could not read the answer of your company',
        advice:
          'AWS could not use what your company’s sign-in said of you. Nothing was issued. Trying again does not help.',
        admin:
          'The company’s provider must send Conditions, AuthnStatement, the Format of the NameID, Recipient and NotOnOrAfter; AWS says this when one is missing.',
      },
      issuer: {
        title: 'The account expects another company’s sign-in',
        advice:
          'AWS could not verify your company’s word for you, because of how the account is set up. Nothing was issued.',
        admin: 'The metadata of the SAML provider must have the entity id of the company’s provider.',
      },
      'role-not-in-assertion': {
        title: 'Your company does not name this role',
        advice:
          'AWS could not use what your company’s sign-in said of you. Nothing was issued. Trying again does not help.',
        admin:
          'The attribute Role that the company’s provider sends must name role and SAML provider of one account, with the path of the role.',
      },
      'session-name': {
        title: 'AWS did not accept your name',
        advice:
          'The name that would stand in AWS’s records is your company’s, and has a form that AWS refuses. Nothing was issued.',
        admin: 'The company’s provider sends RoleSessionName: 2 to 64 letters, digits and =,.@-_+ only.',
      },
      'source-identity': {
        title: 'AWS did not accept your name',
        advice:
          'The name that would stand in AWS’s records is your company’s, and has a form that AWS refuses. Nothing was issued.',
        admin:
          'The company’s provider sends SourceIdentity: 2 to 64 letters, digits and =,.@-_+ only, and not “aws:” first.',
      },
      'claim-rejected': {
        title: 'AWS rejected a detail about you',
        advice:
          'AWS could not use what your company’s sign-in said of you. Nothing was issued. Trying again does not help.',
        admin: 'A claim of the company’s ID token is invalid, expired or revoked, or the provider reported a failure.',
      },
    },
    sts_token_expired: {
      'token-expired': {
        title: 'AWS found your sign-in too old',
        advice:
          'Nothing was issued. Sign out, sign in again, and try once more. If it stays, the clock of your company’s sign-in is wrong.',
        admin:
          'The exp of the company’s ID token had passed: check the clocks of its provider and of Brevet, which renews a token before that.',
      },
      'token-too-old': {
        title: 'AWS found your sign-in too old',
        advice:
          'Nothing was issued. Sign out, sign in again, and try once more. If it stays, the clock of your company’s sign-in is wrong.',
        admin: 'AWS bounds the age since iat as well as exp: a provider that renews a token must give it a new iat.',
      },
      'response-expired': {
        title: 'AWS found your sign-in too old',
        advice:
          'Nothing was issued. Try again, and let your company confirm you anew. Sign out, sign in again, and try once more. If it stays, the clock of your company’s sign-in is wrong.',
        admin: 'NotOnOrAfter of the company’s assertion had passed: check the clock of its provider.',
      },
      'response-too-old': {
        title: 'AWS found your sign-in too old',
        advice:
          'Nothing was issued. Try again, and let your company confirm you anew. Sign out, sign in again, and try once more. If it stays, the clock of your company’s sign-in is wrong.',
        admin:
          'An assertion is redeemed within five minutes of its IssueInstant: check the clocks of the company’s provider and of Brevet.',
      },
    },
    sts_issuer_unreachable: {
      'key-not-retrieved': {
        title: 'AWS cannot read the keys of your company’s sign-in',
        advice:
          'AWS must fetch two public documents of your company’s sign-in, and could not. Nothing was issued. Try again in a minute.',
        admin:
          'AWS gives up after five seconds. The discovery document and the JWKS of the company’s provider must answer on the public internet, with a public certificate.',
      },
      'issuer-silent': {
        title: 'AWS cannot reach your company’s sign-in',
        advice:
          'AWS must fetch two public documents of your company’s sign-in, and could not. Nothing was issued. Try again in a minute.',
        admin:
          'AWS could not connect to the company’s OIDC provider: check DNS, firewall and certificate from outside.',
      },
    },
  },
} as const
