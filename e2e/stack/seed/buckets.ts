/** A few buckets to try keys on: `aws s3 ls` shows them, and only a role that may write can add to them. */
export const seedBuckets: readonly {
  readonly alias: string
  readonly name: string
  readonly objects: Readonly<Record<string, string>>
}[] = [
  {
    alias: 'pay-prod',
    name: 'corp-example-pay-prod-statements',
    objects: {
      'statements/2026-10.csv': 'merchant,currency,total\nm-1001,EUR,1042.10\nm-1002,EUR,88.00\n',
      'statements/2026-11.csv': 'merchant,currency,total\nm-1001,EUR,977.35\nm-1003,GBP,12.50\n',
      'README.txt': 'Monthly statements of merchants. Kept for ten years.\n',
    },
  },
  {
    alias: 'pay-dev',
    name: 'corp-example-pay-dev-fixtures',
    objects: { 'cards.json': '{"cards":[{"brand":"test","last4":"4242"}]}\n' },
  },
  {
    alias: 'data-lake-prod',
    name: 'corp-example-data-lake-prod',
    objects: { 'orders/2026/11/24/part-0.json': '{"order":"o-1","total":"19.90"}\n' },
  },
  { alias: 'log-archive', name: 'corp-example-log-archive', objects: { 'AWSLogs/README.txt': 'CloudTrail of all.\n' } },
  { alias: 'sandbox-lab-01', name: 'corp-example-sandbox-lab-01', objects: { 'hello.txt': 'Hello from the lab.\n' } },
  {
    alias: 'finance-prod',
    name: 'corp-example-finance-prod',
    objects: { 'close/2026-10.txt': 'Closed on the 3rd.\n' },
  },
  {
    alias: 'gov-portal-prod',
    name: 'corp-example-gov-portal-prod',
    objects: { 'forms/index.txt': 'Form 1, form 2\n' },
  },
  { alias: 'cn-storefront-prod', name: 'corp-example-cn-storefront', objects: { 'theme.txt': 'autumn\n' } },
]
