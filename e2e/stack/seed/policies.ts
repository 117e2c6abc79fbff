/** Session policies that the grants offer or require, in the words of brevet.yaml. */
export const policies = [
  {
    id: 'uploads',
    label: 'Uploads to S3',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['s3:PutObject', 's3:ListBucket'], Resource: '*' }],
    },
  },
] as const
