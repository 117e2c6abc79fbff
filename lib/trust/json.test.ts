import { expect, it } from 'vitest'
import { renderJson } from './json'
import { makeConfig, makePlan } from './trust.fixture'

/** Without session tags, which take no other form. */
const config = makeConfig({ aws: { sessionTags: {} } })
const changes = { config, samlMetadata: '<metadata/>' }

it('writes web-identity like this', () => {
  expect(renderJson(makePlan('web-identity', changes))).toBe(`{
  "method": "web-identity",
  "account": {
    "id": "111122223333",
    "partition": "aws"
  },
  "provider": {
    "kind": "oidc",
    "arn": "arn:aws:iam::111122223333:oidc-provider/brevet.example/aws",
    "url": "https://brevet.example/aws",
    "clientIdList": [
      "sts.amazonaws.com"
    ]
  },
  "roles": [
    {
      "arn": "arn:aws:iam::111122223333:role/ReadOnly",
      "roleName": "ReadOnly",
      "path": "/",
      "description": "Look, do not touch",
      "maxSessionDuration": 43200,
      "assumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "BrevetAssumes",
            "Effect": "Allow",
            "Principal": {
              "Federated": "arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"
            },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": {
                "brevet.example/aws:aud": "sts.amazonaws.com"
              },
              "StringLike": {
                "brevet.example/aws:sub": [
                  "user:corp:*"
                ],
                "sts:RoleSessionName": "*=????????????????",
                "sts:SourceIdentity": "*=????????????????"
              },
              "Bool": {
                "sts:RoleAuthorizedByIdp": "true"
              }
            }
          },
          {
            "Sid": "BrevetNamesThePerson",
            "Effect": "Allow",
            "Principal": {
              "Federated": "arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"
            },
            "Action": "sts:SetSourceIdentity",
            "Condition": {
              "StringLike": {
                "sts:SourceIdentity": "*=????????????????"
              }
            }
          }
        ]
      }
    }
  ],
  "user": null,
  "broker": null,
  "notes": [
    "AWS reads https://brevet.example/aws/.well-known/openid-configuration and the key set named there over the public internet. For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR."
  ],
  "warnings": []
}
`)
})

it('writes assume-role like this', () => {
  expect(renderJson(makePlan('assume-role', changes))).toBe(`{
  "method": "assume-role",
  "account": {
    "id": "111122223333",
    "partition": "aws"
  },
  "provider": null,
  "roles": [
    {
      "arn": "arn:aws:iam::111122223333:role/ReadOnly",
      "roleName": "ReadOnly",
      "path": "/",
      "description": "Look, do not touch",
      "maxSessionDuration": 43200,
      "assumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "BrevetAssumes",
            "Effect": "Allow",
            "Principal": {
              "AWS": "arn:aws:iam::999988887777:role/identity-broker"
            },
            "Action": "sts:AssumeRole",
            "Condition": {
              "StringEquals": {
                "sts:ExternalId": "brevet-7QK2M9XA"
              },
              "StringLike": {
                "sts:RoleSessionName": "*=????????????????",
                "sts:SourceIdentity": "*=????????????????"
              }
            }
          },
          {
            "Sid": "BrevetNamesThePerson",
            "Effect": "Allow",
            "Principal": {
              "AWS": "arn:aws:iam::999988887777:role/identity-broker"
            },
            "Action": "sts:SetSourceIdentity",
            "Condition": {
              "StringLike": {
                "sts:SourceIdentity": "*=????????????????"
              }
            }
          }
        ]
      }
    }
  ],
  "user": null,
  "broker": {
    "arn": "arn:aws:iam::999988887777:role/identity-broker",
    "policyDocument": {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "BrevetAssumes",
          "Effect": "Allow",
          "Action": [
            "sts:AssumeRole",
            "sts:SetSourceIdentity"
          ],
          "Resource": [
            "arn:aws:iam::111122223333:role/ReadOnly"
          ]
        }
      ]
    }
  },
  "notes": [
    "AWS binds the trust to the id of Brevet’s role or user: when that is deleted and made again, apply this again.",
    "Nothing but the broker policy bounds what somebody could do who took over Brevet: name roles in it, never a bare *."
  ],
  "warnings": [
    "brevet.yaml reaches ReadOnly in this account by another method than assume-role."
  ]
}
`)
})
