/**
 * The services of the AWS console that people open by name, and where each begins. Pure, and free of Node, because the menu of
 * destinations is written in the browser.
 */

/** One service of the console. */
export interface ConsoleService {
  /** What a link names: `?service=s3`. */
  readonly id: string
  readonly label: string
  /** Other names that people use for it. */
  readonly aliases: readonly string[]
  /** Path on the console's host. */
  readonly path: string
  /** It has one place for all regions: its address names none. */
  readonly isGlobal: boolean
}

/** In the order of their labels. Source: the addresses that the console itself writes. */
export const consoleServices: readonly ConsoleService[] = [
  service('apigateway', 'API Gateway', ['apigw']),
  service('athena', 'Athena', []),
  global('billing', 'Billing', ['bills'], '/billing/home'),
  service('cloudformation', 'CloudFormation', ['cfn']),
  global('cloudfront', 'CloudFront', ['cf'], '/cloudfront/v4/home'),
  service('cloudshell', 'CloudShell', ['shell']),
  service('cloudtrail', 'CloudTrail', ['ct'], '/cloudtrailv2/home'),
  service('cloudwatch', 'CloudWatch', ['cw', 'logs']),
  service('codebuild', 'CodeBuild', [], '/codesuite/codebuild/home'),
  service('codepipeline', 'CodePipeline', [], '/codesuite/codepipeline/home'),
  global('cost-explorer', 'Cost Explorer', ['ce', 'cost-management'], '/cost-management/home'),
  service('dynamodb', 'DynamoDB', ['ddb'], '/dynamodbv2/home'),
  service('ec2', 'EC2', []),
  service('ecr', 'ECR', []),
  service('ecs', 'ECS', []),
  service('eks', 'EKS', []),
  service('eventbridge', 'EventBridge', ['events'], '/events/home'),
  service('glue', 'Glue', []),
  service('guardduty', 'GuardDuty', ['gd']),
  global('iam', 'IAM', [], '/iam/home'),
  service('kms', 'KMS', []),
  service('lambda', 'Lambda', []),
  global('organizations', 'Organizations', ['orgs'], '/organizations/v2/home'),
  service('rds', 'RDS', []),
  global('route53', 'Route 53', ['r53', 'dns'], '/route53/v2/home'),
  service('s3', 'S3', []),
  service('sagemaker', 'SageMaker', []),
  service('secretsmanager', 'Secrets Manager', ['sm', 'secrets']),
  service('securityhub', 'Security Hub', []),
  service('sns', 'SNS', [], '/sns/v3/home'),
  service('sqs', 'SQS', [], '/sqs/v3/home'),
  service('stepfunctions', 'Step Functions', ['sfn', 'states'], '/states/home'),
  global('support', 'Support', [], '/support/home'),
  service('systems-manager', 'Systems Manager', ['ssm']),
  service('vpc', 'VPC', [], '/vpcconsole/home'),
]

/** The few that a menu offers first. */
export const commonServices: readonly ConsoleService[] = consoleServices.filter(({ id }) =>
  ['cloudformation', 'cloudwatch', 'ec2', 'lambda', 'rds', 's3'].includes(id),
)

/** The service of a name or another name of it, in any case; null when the table does not know it. */
export function findConsoleService(name: string): ConsoleService | null {
  const wanted = name.toLowerCase()
  return consoleServices.find(({ id, aliases }) => id === wanted || aliases.includes(wanted)) ?? null
}

/** Where a service begins. One that the table does not know has the form that most have: `/<name>/home`. */
export function servicePage(name: string): { readonly path: string; readonly isGlobal: boolean } {
  return findConsoleService(name) ?? { path: `/${name}/home`, isGlobal: false }
}

function service(id: string, label: string, aliases: readonly string[], path = `/${id}/home`): ConsoleService {
  return { id, label, aliases, path, isGlobal: false }
}

function global(id: string, label: string, aliases: readonly string[], path: string): ConsoleService {
  return { id, label, aliases, path, isGlobal: true }
}
