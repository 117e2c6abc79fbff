import type { PolicyDocument } from './document'

const reading = ['s3:Get*', 's3:List*', 's3:Head*', 'sts:Get*']

const documents: Readonly<Record<string, PolicyDocument>> = {
  AdministratorAccess: allow(['*']),
  PowerUserAccess: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: ['*'] }],
  },
  ReadOnlyAccess: allow(reading),
  AmazonS3FullAccess: allow(['s3:*', 's3-object-lambda:*']),
  AmazonS3ReadOnlyAccess: allow(['s3:Get*', 's3:List*', 's3:Describe*']),
}

/** The policy that AWS manages under this ARN, as far as this simulator's services reach; null for an unknown one. */
export function managedPolicy(arn: string): PolicyDocument | null {
  const name = /^arn:aws[a-z-]*:iam::aws:policy\/([\w+=,.@-]+)$/.exec(arn)?.[1]
  return (name && documents[name]) || null
}

function allow(actions: string[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }] }
}
