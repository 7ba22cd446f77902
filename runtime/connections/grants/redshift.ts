import type { ResolvedRedshift } from '../resolved.ts'
import type { GrantFacts, Grants } from './grants.ts'
import { sqlGrants } from './postgres.ts'

/**
 * `User: ARN is not authorized to perform: ACTION on resource: ARN because …`: the form of every refusal by IAM.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const refused =
  /User: (?<user>\S+) is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?/

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, null, 2)

/** An assumed role's session, as the role itself. */
const principalOf = (arn: string): string =>
  arn.replace(/^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3')

const action = ({ message, object, connection }: GrantFacts<ResolvedRedshift>): readonly string[] => {
  const { user, action: named = object.join(':'), resource = '*' } = refused.exec(message)?.groups ?? {}
  if (named !== 'sts:AssumeRole') return [policy({ Action: named, Resource: resource })]
  const role = 'roleArn' in connection ? connection.roleArn : undefined
  const external = 'externalId' in connection ? connection.externalId : undefined
  const trust = {
    Principal: { AWS: user === undefined ? 'arn:aws:iam::ACCOUNT:root' : principalOf(user) },
    Action: named,
    ...(external !== undefined && { Condition: { StringEquals: { 'sts:ExternalId': external } } }),
  }
  return [policy(trust), policy({ Action: named, Resource: role ?? resource })]
}

export const redshiftGrants: Grants<ResolvedRedshift> = {
  ...sqlGrants,
  action,
  runBy:
    'an administrator of the database; policies of IAM by one of the AWS account (for `sts:AssumeRole` first the trust policy of the role, then a policy of who assumes it)',
}
