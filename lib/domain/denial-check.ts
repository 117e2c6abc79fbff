/** What can be said of a check after AWS said no, and what is put into each sentence. The portal has the sentences. */
export const checkValues = {
  oidcProviderMissing: ['account', 'issuers'],
  companyOidcProviderMissing: ['account', 'issuers'],
  oidcAudience: ['audiences'],
  issuerUnreadable: ['places'],
  thumbprints: [],
  samlProviderMissing: ['account', 'provider'],
  companySamlProviderMissing: ['account'],
  samlEntityId: ['entityId'],
  companySamlEntityId: [],
  samlKey: [],
  companySamlKey: [],
  sameAccount: [],
  maxSession: ['role', 'seconds'],
  maxSessionUnknown: [],
  roleChaining: [],
  codeWrong: [],
  serialNumber: [],
  tokenExpired: [],
  tooLarge: ['tags'],
  regionOff: ['account'],
  ownCredentials: [],
  claimRejected: [],
  claimRejectedRecipient: ['recipient'],
  claimRejectedPartition: [],
  trustsBroker: ['account', 'role'],
  trustsBrokerIdentity: ['account', 'role'],
  trustsCompanySaml: ['account', 'role'],
  trustsCompanyToken: ['account', 'role'],
  roleExists: ['role'],
  trustAllows: ['action', 'principal', 'role'],
  trustAllowsUnder: ['action', 'keys', 'principal', 'role'],
  brokerAllowed: [],
  userStatement: ['statement'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type CheckMessage = keyof typeof checkValues

/** A sentence for the administrator, in no language yet; of several values in one place, any one counts. */
export type CheckText = { readonly [Message in CheckMessage]: CheckTextOf<Message> }[CheckMessage]

interface CheckTextOf<Message extends CheckMessage> {
  readonly message: Message
  readonly values: Readonly<Record<(typeof checkValues)[Message][number], string | readonly string[]>>
}
