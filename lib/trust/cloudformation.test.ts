import { expect, it } from 'vitest'
import { renderCloudFormation } from './cloudformation'
import { makeConfig, makePlan } from './trust.fixture'

/** Without session tags, which take no other form. */
const config = makeConfig({ aws: { sessionTags: {} } })
const changes = { config, samlMetadata: '<metadata/>' }

it('writes web-identity like this', () => {
  expect(
    renderCloudFormation(makePlan('web-identity', changes)),
  ).toBe(`# Trust for Brevet by web-identity in account 111122223333 (aws).
# aws cloudformation deploy --stack-name brevet-trust --template-file FILE --capabilities CAPABILITY_NAMED_IAM --region us-east-1
# Roles that exist already are imported into the stack first.
# AWS reads https://brevet.example/aws/.well-known/openid-configuration and the key set named there over the public internet. For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR.
AWSTemplateFormatVersion: "2010-09-09"
Description: Trust for Brevet by web-identity in account 111122223333 (aws)
Parameters:
  CreateProvider:
    Type: String
    AllowedValues:
      - "true"
      - "false"
    Default: "true"
    Description: false where the account has arn:aws:iam::111122223333:oidc-provider/brevet.example/aws already
  ReadOnlyRolePolicyArns:
    Type: CommaDelimitedList
    Default: ""
    Description: ARNs of the managed policies of ReadOnly, separated by commas; empty for none
Conditions:
  CreatesProvider:
    Fn::Equals:
      - Ref: CreateProvider
      - "true"
  ReadOnlyRoleHasPolicies:
    Fn::Not:
      - Fn::Equals:
          - Fn::Join:
              - ""
              - Ref: ReadOnlyRolePolicyArns
          - ""
Resources:
  Provider:
    Type: AWS::IAM::OIDCProvider
    Condition: CreatesProvider
    Properties:
      Url: https://brevet.example/aws
      ClientIdList:
        - sts.amazonaws.com
  ReadOnlyRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ReadOnly
      Path: /
      Description: Look, do not touch
      MaxSessionDuration: 43200
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: BrevetAssumes
            Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:oidc-provider/brevet.example/aws
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringEquals:
                brevet.example/aws:aud: sts.amazonaws.com
              StringLike:
                brevet.example/aws:sub:
                  - user:corp:*
                sts:RoleSessionName: "*=????????????????"
                sts:SourceIdentity: "*=????????????????"
              Bool:
                sts:RoleAuthorizedByIdp: "true"
          - Sid: BrevetNamesThePerson
            Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:oidc-provider/brevet.example/aws
            Action: sts:SetSourceIdentity
            Condition:
              StringLike:
                sts:SourceIdentity: "*=????????????????"
      ManagedPolicyArns:
        Fn::If:
          - ReadOnlyRoleHasPolicies
          - Ref: ReadOnlyRolePolicyArns
          - Ref: AWS::NoValue
`)
})

it('writes saml like this', () => {
  expect(
    renderCloudFormation(makePlan('saml', changes)),
  ).toBe(`# Trust for Brevet by saml in account 111122223333 (aws).
# aws cloudformation deploy --stack-name brevet-trust --template-file FILE --capabilities CAPABILITY_NAMED_IAM --region us-east-1
# Roles that exist already are imported into the stack first.
# IAM keeps a copy of the metadata and never fetches it again. Brevet makes the next signing key 30 days ahead: update the provider in every account before that key takes over.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than saml.
AWSTemplateFormatVersion: "2010-09-09"
Description: Trust for Brevet by saml in account 111122223333 (aws)
Parameters:
  CreateProvider:
    Type: String
    AllowedValues:
      - "true"
      - "false"
    Default: "true"
    Description: false where the account has arn:aws:iam::111122223333:saml-provider/brevet already
  ReadOnlyRolePolicyArns:
    Type: CommaDelimitedList
    Default: ""
    Description: ARNs of the managed policies of ReadOnly, separated by commas; empty for none
Conditions:
  CreatesProvider:
    Fn::Equals:
      - Ref: CreateProvider
      - "true"
  ReadOnlyRoleHasPolicies:
    Fn::Not:
      - Fn::Equals:
          - Fn::Join:
              - ""
              - Ref: ReadOnlyRolePolicyArns
          - ""
Resources:
  Provider:
    Type: AWS::IAM::SAMLProvider
    Condition: CreatesProvider
    Properties:
      Name: brevet
      SamlMetadataDocument: <metadata/>
  ReadOnlyRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ReadOnly
      Path: /
      Description: Look, do not touch
      MaxSessionDuration: 43200
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: BrevetAssumes
            Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:saml-provider/brevet
            Action: sts:AssumeRoleWithSAML
            Condition:
              StringEquals:
                saml:aud: https://signin.aws.amazon.com/saml
                saml:iss: https://brevet.example/federation/saml/metadata
              StringLike:
                saml:sub:
                  - user:corp:*
                sts:SourceIdentity: "*=????????????????"
          - Sid: BrevetNamesThePerson
            Effect: Allow
            Principal:
              Federated: arn:aws:iam::111122223333:saml-provider/brevet
            Action: sts:SetSourceIdentity
            Condition:
              StringLike:
                sts:SourceIdentity: "*=????????????????"
      ManagedPolicyArns:
        Fn::If:
          - ReadOnlyRoleHasPolicies
          - Ref: ReadOnlyRolePolicyArns
          - Ref: AWS::NoValue
`)
})

it('writes session-token like this', () => {
  expect(
    renderCloudFormation(makePlan('session-token', changes)),
  ).toBe(`# Trust for Brevet by session-token in account 111122223333 (aws).
# aws cloudformation deploy --stack-name brevet-trust --template-file FILE --capabilities CAPABILITY_NAMED_IAM --region us-east-1
# Roles that exist already are imported into the stack first.
# Register an MFA device for the user: without it nobody can use the key for anything.
# Give the user the permissions that its sessions may have, by managed policies. Its sessions open no console.
# Make one access key of the user, and hand it to Brevet by reference; rotate it.
# Warning: This method needs a long-term access key. Every other method of this list but federation-token does without.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than session-token.
AWSTemplateFormatVersion: "2010-09-09"
Description: Trust for Brevet by session-token in account 111122223333 (aws)
Parameters:
  UserPolicyArns:
    Type: CommaDelimitedList
    Default: ""
    Description: ARNs of the managed policies of brevet, separated by commas; empty for none
Conditions:
  UserHasPolicies:
    Fn::Not:
      - Fn::Equals:
          - Fn::Join:
              - ""
              - Ref: UserPolicyArns
          - ""
Resources:
  User:
    Type: AWS::IAM::User
    Properties:
      UserName: brevet
      Policies:
        - PolicyName: brevet
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: NothingWithoutMfa
                Effect: Deny
                NotAction:
                  - sts:GetSessionToken
                  - sts:GetCallerIdentity
                Resource: "*"
                Condition:
                  BoolIfExists:
                    aws:MultiFactorAuthPresent: "false"
      ManagedPolicyArns:
        Fn::If:
          - UserHasPolicies
          - Ref: UserPolicyArns
          - Ref: AWS::NoValue
`)
})
