/** The set-up of AWS accounts, for administrators. What is downloaded, and the steps that stand in it as well, is English. */
export const setup = {
  accounts: 'Set up AWS accounts',
  accountsLead: 'What an account’s administrator creates in IAM so that Brevet can hand out its roles.',
  account: 'Set up AWS account',
  method: 'Method',
  asConfigured: 'As configured',
  noMethod: 'brevet.yaml names no method that has a set-up here.',
  reachedBy: 'brevet.yaml reaches this account by {methods}.',
  notReady: 'Not ready',
  whomToAdmit: 'Whom to admit',
  whomToAdmitMore:
    'By <code>id-token</code>, AWS sees the company’s own token and none of Brevet’s grants. Whoever can get such a token holds the role, unless the trust policy names the people. So each person is named by the <code>sub</code> of their ID token, and nobody by a pattern.',
  subjects: 'Subjects, one a line',
  subjectsHint: 'For example {example}',
  subjectsHintSources: 'For example {example}, with one of {sources} before the colon',
  write: 'Write the policies',
  whatToDo: 'What to do',
  apply: {
    cloudformation:
      'Deploy the template below as a stack in account {account}, region {region}, as its administrator. Its first lines have the command.',
    terraform:
      'Apply the configuration below with an aws provider of account {account}. Import first what exists there already.',
    cli: 'Run the script below with credentials of an administrator of account {account}. Running it again is safe.',
    json: 'Create in account {account} what is described below, with the tool of your choice. Names are those of IAM’s API.',
  },
  permissions: {
    roles:
      'Attach to the roles the permissions that people are to have. Brevet gives none: what is written here says only who may come in.',
    user: 'Attach to the user the permissions that people are to have. Brevet gives none: what is written here says only who may come in.',
    both: 'Attach to the roles and the user the permissions that people are to have. Brevet gives none: what is written here says only who may come in.',
  },
  callerTrust:
    'In account {account}, give <code>{arn}</code> its trust policy and its permissions, which stand in the same text.',
  callerPermissions: 'In account {account}, give <code>{arn}</code> its permissions, which stand in the same text.',
  judge: 'Have a role’s trust policy judged as it then is:',
  prove: 'Where the portal runs, prove that each role admits Brevet and refuses a call without the ExternalId:',
  commandCopied: 'Command copied',
  copyCommand: 'Copy the command',
  text: 'The AWS side',
  format: 'Format',
  textCopied: '{name} copied',
  copy: 'Copy',
  download: 'Download',
} as const
