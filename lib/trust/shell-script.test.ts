import { expect, it } from 'vitest'
import { renderShellScript } from './shell-script'
import { makeConfig, makePlan } from './trust.fixture'

/** Without session tags, which take no other form. */
const config = makeConfig({ aws: { sessionTags: {} } })
const changes = { config, samlMetadata: '<metadata/>' }

it('writes web-identity like this', () => {
  expect(renderShellScript(makePlan('web-identity', changes))).toBe(`#!/bin/sh
# Trust for Brevet by web-identity in account 111122223333 (aws).
# Run it with credentials of an administrator of that account; running it again is safe.
# It attaches no permissions.
# Roles of these names that exist already get this trust policy instead of their own.
# AWS reads https://brevet.example/aws/.well-known/openid-configuration and the key set named there over the public internet. For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR.
set -eu
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
if [ "$(aws sts get-caller-identity --query Account --output text)" != 111122223333 ]; then
  echo 'These are not credentials of account 111122223333.' >&2
  exit 1
fi

known=$(aws iam get-open-id-connect-provider --open-id-connect-provider-arn='arn:aws:iam::111122223333:oidc-provider/brevet.example/aws' --query='contains(ClientIDList, '\\''sts.amazonaws.com'\\'')' --output='text' 2>/dev/null || true)
if [ -z "$known" ]; then
  aws iam create-open-id-connect-provider --url='https://brevet.example/aws' --client-id-list='sts.amazonaws.com'
elif [ "$known" != True ]; then
  aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn='arn:aws:iam::111122223333:oidc-provider/brevet.example/aws' --client-id='sts.amazonaws.com'
fi

found=$(aws iam get-role --role-name='ReadOnly' --query=Role.Arn --output=text 2>/dev/null || true)
if [ -z "$found" ]; then
  aws iam create-role --role-name='ReadOnly' --description='Look, do not touch' --max-session-duration='43200' --path='/' --assume-role-policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"brevet.example/aws:aud":"sts.amazonaws.com"},"StringLike":{"brevet.example/aws:sub":["user:corp:*"],"sts:RoleSessionName":"*=????????????????","sts:SourceIdentity":"*=????????????????"},"Bool":{"sts:RoleAuthorizedByIdp":"true"}}},{"Sid":"BrevetNamesThePerson","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"},"Action":"sts:SetSourceIdentity","Condition":{"StringLike":{"sts:SourceIdentity":"*=????????????????"}}}]}'
elif [ "$found" = 'arn:aws:iam::111122223333:role/ReadOnly' ]; then
  aws iam update-role --role-name='ReadOnly' --description='Look, do not touch' --max-session-duration='43200'
  aws iam update-assume-role-policy --role-name='ReadOnly' --policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"brevet.example/aws:aud":"sts.amazonaws.com"},"StringLike":{"brevet.example/aws:sub":["user:corp:*"],"sts:RoleSessionName":"*=????????????????","sts:SourceIdentity":"*=????????????????"},"Bool":{"sts:RoleAuthorizedByIdp":"true"}}},{"Sid":"BrevetNamesThePerson","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"},"Action":"sts:SetSourceIdentity","Condition":{"StringLike":{"sts:SourceIdentity":"*=????????????????"}}}]}'
else
  echo 'There is another role ReadOnly:' "$found" >&2
  exit 1
fi
`)
})

it('writes saml like this', () => {
  expect(renderShellScript(makePlan('saml', changes))).toBe(`#!/bin/sh
# Trust for Brevet by saml in account 111122223333 (aws).
# Run it with credentials of an administrator of that account; running it again is safe.
# It attaches no permissions.
# Roles of these names that exist already get this trust policy instead of their own.
# IAM keeps a copy of the metadata and never fetches it again. Brevet makes the next signing key 30 days ahead: update the provider in every account before that key takes over.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than saml.
set -eu
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
if [ "$(aws sts get-caller-identity --query Account --output text)" != 111122223333 ]; then
  echo 'These are not credentials of account 111122223333.' >&2
  exit 1
fi

metadata='<metadata/>'
if aws iam get-saml-provider --saml-provider-arn='arn:aws:iam::111122223333:saml-provider/brevet' >/dev/null 2>&1; then
  aws iam update-saml-provider --saml-provider-arn='arn:aws:iam::111122223333:saml-provider/brevet' --saml-metadata-document="$metadata"
else
  aws iam create-saml-provider --name='brevet' --saml-metadata-document="$metadata"
fi

found=$(aws iam get-role --role-name='ReadOnly' --query=Role.Arn --output=text 2>/dev/null || true)
if [ -z "$found" ]; then
  aws iam create-role --role-name='ReadOnly' --description='Look, do not touch' --max-session-duration='43200' --path='/' --assume-role-policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/brevet"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml","saml:iss":"https://brevet.example/federation/saml/metadata"},"StringLike":{"saml:sub":["user:corp:*"],"sts:SourceIdentity":"*=????????????????"}}},{"Sid":"BrevetNamesThePerson","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/brevet"},"Action":"sts:SetSourceIdentity","Condition":{"StringLike":{"sts:SourceIdentity":"*=????????????????"}}}]}'
elif [ "$found" = 'arn:aws:iam::111122223333:role/ReadOnly' ]; then
  aws iam update-role --role-name='ReadOnly' --description='Look, do not touch' --max-session-duration='43200'
  aws iam update-assume-role-policy --role-name='ReadOnly' --policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/brevet"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml","saml:iss":"https://brevet.example/federation/saml/metadata"},"StringLike":{"saml:sub":["user:corp:*"],"sts:SourceIdentity":"*=????????????????"}}},{"Sid":"BrevetNamesThePerson","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/brevet"},"Action":"sts:SetSourceIdentity","Condition":{"StringLike":{"sts:SourceIdentity":"*=????????????????"}}}]}'
else
  echo 'There is another role ReadOnly:' "$found" >&2
  exit 1
fi
`)
})

it('writes assume-role like this', () => {
  expect(renderShellScript(makePlan('assume-role', changes))).toBe(`#!/bin/sh
# Trust for Brevet by assume-role in account 111122223333 (aws).
# Run it with credentials of an administrator of that account; running it again is safe.
# It attaches no permissions.
# Roles of these names that exist already get this trust policy instead of their own.
# AWS binds the trust to the id of Brevet’s role or user: when that is deleted and made again, apply this again.
# Nothing but the broker policy bounds what somebody could do who took over Brevet: name roles in it, never a bare *.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than assume-role.
set -eu
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
if [ "$(aws sts get-caller-identity --query Account --output text)" != 111122223333 ]; then
  echo 'These are not credentials of account 111122223333.' >&2
  exit 1
fi

found=$(aws iam get-role --role-name='ReadOnly' --query=Role.Arn --output=text 2>/dev/null || true)
if [ -z "$found" ]; then
  aws iam create-role --role-name='ReadOnly' --description='Look, do not touch' --max-session-duration='43200' --path='/' --assume-role-policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:role/identity-broker"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"brevet-7QK2M9XA"},"StringLike":{"sts:RoleSessionName":"*=????????????????","sts:SourceIdentity":"*=????????????????"}}},{"Sid":"BrevetNamesThePerson","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:role/identity-broker"},"Action":"sts:SetSourceIdentity","Condition":{"StringLike":{"sts:SourceIdentity":"*=????????????????"}}}]}'
elif [ "$found" = 'arn:aws:iam::111122223333:role/ReadOnly' ]; then
  aws iam update-role --role-name='ReadOnly' --description='Look, do not touch' --max-session-duration='43200'
  aws iam update-assume-role-policy --role-name='ReadOnly' --policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:role/identity-broker"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"brevet-7QK2M9XA"},"StringLike":{"sts:RoleSessionName":"*=????????????????","sts:SourceIdentity":"*=????????????????"}}},{"Sid":"BrevetNamesThePerson","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:role/identity-broker"},"Action":"sts:SetSourceIdentity","Condition":{"StringLike":{"sts:SourceIdentity":"*=????????????????"}}}]}'
else
  echo 'There is another role ReadOnly:' "$found" >&2
  exit 1
fi

# To be run in the account of arn:aws:iam::999988887777:role/identity-broker:
# aws iam put-role-policy --role-name='identity-broker' --policy-name='brevet-111122223333' --policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetAssumes","Effect":"Allow","Action":["sts:AssumeRole","sts:SetSourceIdentity"],"Resource":["arn:aws:iam::111122223333:role/ReadOnly"]}]}'
`)
})

it('writes federation-token like this', () => {
  expect(renderShellScript(makePlan('federation-token', changes))).toBe(`#!/bin/sh
# Trust for Brevet by federation-token in account 111122223333 (aws).
# Run it with credentials of an administrator of that account; running it again is safe.
# It attaches no permissions.
# Give the user the permissions that its sessions may have, by managed policies; a session never has more than the session policy repeats.
# Make one access key of the user, and hand it to Brevet by reference; rotate it.
# Warning: This method needs a long-term access key. Every other method of this list but session-token does without.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than federation-token.
set -eu
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
if [ "$(aws sts get-caller-identity --query Account --output text)" != 111122223333 ]; then
  echo 'These are not credentials of account 111122223333.' >&2
  exit 1
fi

if ! aws iam get-user --user-name='brevet' >/dev/null 2>&1; then
  aws iam create-user --user-name='brevet'
fi
aws iam put-user-policy --user-name='brevet' --policy-name='brevet' --policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"BrevetFederates","Effect":"Allow","Action":"sts:GetFederationToken","Resource":"arn:aws:sts::111122223333:federated-user/*"}]}'
`)
})

it('writes session-token like this', () => {
  expect(renderShellScript(makePlan('session-token', changes))).toBe(`#!/bin/sh
# Trust for Brevet by session-token in account 111122223333 (aws).
# Run it with credentials of an administrator of that account; running it again is safe.
# It attaches no permissions.
# Register an MFA device for the user: without it nobody can use the key for anything.
# Give the user the permissions that its sessions may have, by managed policies. Its sessions open no console.
# Make one access key of the user, and hand it to Brevet by reference; rotate it.
# Warning: This method needs a long-term access key. Every other method of this list but federation-token does without.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than session-token.
set -eu
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
if [ "$(aws sts get-caller-identity --query Account --output text)" != 111122223333 ]; then
  echo 'These are not credentials of account 111122223333.' >&2
  exit 1
fi

if ! aws iam get-user --user-name='brevet' >/dev/null 2>&1; then
  aws iam create-user --user-name='brevet'
fi
aws iam put-user-policy --user-name='brevet' --policy-name='brevet' --policy-document='{"Version":"2012-10-17","Statement":[{"Sid":"NothingWithoutMfa","Effect":"Deny","NotAction":["sts:GetSessionToken","sts:GetCallerIdentity"],"Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}'
`)
})
