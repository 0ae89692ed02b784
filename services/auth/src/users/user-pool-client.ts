import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  DeleteUserCommand,
  GetUserCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type ChangePassword, grantedRoles, type PersonRole } from '@eshop/contracts/api/auth';
import { awsClient } from '@eshop/kit/aws';
import { badRequest, notFound, unauthenticated } from '@eshop/kit/errors';
import { type GrantedRole, rolesOfGroups } from '../roles/role.ts';
import { asking, weakPassword } from './cognito-errors-client.ts';

/** An account as the user pool knows it. */
export type Account = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly createdAt: Date;
  readonly endedSessions: string | undefined;
};

/** The one thing that Cognito finds accounts by: their status, or the beginning of an attribute. */
export type AccountFilter =
  | { readonly status: 'Enabled' | 'Disabled' }
  | { readonly begins: 'email' | 'name'; readonly text: string };

export type UserPoolClient = ReturnType<typeof createUserPoolClient>;

const endedSessions = 'custom:ended_sessions';
const pageSize = 60;
/** Staff beyond this number would be listed without their roles; far more than any shop has. */
const mostGroupPages = 20;

/** One connection pool and time-outs for all calls to Cognito. */
export const createCognito = (): CognitoIdentityProviderClient =>
  awsClient(
    new CognitoIdentityProviderClient({
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
      maxAttempts: 2,
    }),
    'Cognito',
  );

const wrongPassword = () => badRequest([{ path: 'currentPassword', message: 'is wrong' }]);

/** The accounts of the user pool. User names are the ids (`sub`): people sign in by e-mail. */
export function createUserPoolClient(cognito: CognitoIdentityProviderClient, UserPoolId: string) {
  const unknown = { UserNotFoundException: () => notFound('user') };
  const signedOut = {
    NotAuthorizedException: () => unauthenticated('the token is signed out'),
    UserNotFoundException: () => unauthenticated('the account is gone'),
  };

  return {
    /** @throws 404 */
    async get(id: string): Promise<Account> {
      const user = await asking(
        () => cognito.send(new AdminGetUserCommand({ UserPoolId, Username: id })),
        unknown,
      );
      return toAccount({ ...user, Attributes: user.UserAttributes });
    },

    /** Whose access token this is, as long as it was not revoked. @throws 401 */
    async owner(AccessToken: string): Promise<{ id: string; endedSessions: string | undefined }> {
      const user = await asking(() => cognito.send(new GetUserCommand({ AccessToken })), signedOut);
      const attributes = attributesOf(user.UserAttributes);
      return { id: attributes.get('sub') ?? '', endedSessions: attributes.get(endedSessions) };
    },

    async roles(id: string): Promise<PersonRole[]> {
      const { Groups = [] } = await asking(
        () => cognito.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: id })),
        unknown,
      );
      return rolesOfGroups(Groups.flatMap(({ GroupName }) => GroupName ?? []));
    },

    async grant(id: string, role: GrantedRole): Promise<void> {
      const command = new AdminAddUserToGroupCommand({ UserPoolId, Username: id, GroupName: role });
      await asking(() => cognito.send(command), unknown);
    },

    async revoke(id: string, role: GrantedRole): Promise<void> {
      const command = new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: id, GroupName: role });
      await asking(() => cognito.send(command), unknown);
    },

    async disable(id: string): Promise<void> {
      await asking(() => cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: id })), unknown);
      await this.signOutEverywhere(id);
    },

    async enable(id: string): Promise<void> {
      await asking(() => cognito.send(new AdminEnableUserCommand({ UserPoolId, Username: id })), unknown);
    },

    async signOutEverywhere(id: string): Promise<void> {
      await asking(
        () => cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: id })),
        unknown,
      );
    },

    async setEndedSessions(id: string, text: string): Promise<void> {
      const UserAttributes = [{ Name: endedSessions, Value: text }];
      const command = new AdminUpdateUserAttributesCommand({ UserPoolId, Username: id, UserAttributes });
      await asking(() => cognito.send(command), unknown);
    },

    async rename(AccessToken: string, name: string): Promise<void> {
      const UserAttributes = [{ Name: 'name', Value: name }];
      await asking(
        () => cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes })),
        signedOut,
      );
    },

    /**
     * The session must have been checked before: Cognito refuses a signed-out token and a wrong password in the same way.
     * @throws 400 naming the password that is refused
     */
    async changePassword(AccessToken: string, change: ChangePassword): Promise<void> {
      const { currentPassword: PreviousPassword, newPassword: ProposedPassword } = change;
      const command = new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword });
      await asking(() => cognito.send(command), {
        NotAuthorizedException: wrongPassword,
        // The new password fits the form that Cognito asks for, so it is the current one that can't be right.
        InvalidParameterException: wrongPassword,
        InvalidPasswordException: () => weakPassword('newPassword'),
      });
    },

    async remove(AccessToken: string): Promise<void> {
      await asking(() => cognito.send(new DeleteUserCommand({ AccessToken })), signedOut);
    },

    /** One page of accounts, optionally only those that fit a filter. */
    async list(options: {
      filter: AccountFilter | undefined;
      limit: number;
      token: string | undefined;
    }): Promise<{ accounts: Account[]; token: string | undefined }> {
      const { filter, limit, token } = options;
      const page = await asking(() =>
        cognito.send(
          new ListUsersCommand({
            UserPoolId,
            Limit: Math.min(limit, pageSize),
            ...(token ? { PaginationToken: token } : {}),
            ...(filter ? { Filter: filterText(filter) } : {}),
          }),
        ),
      );
      return { accounts: (page.Users ?? []).map(toAccount), token: page.PaginationToken };
    },

    /** The granted roles of everybody who has any: staff are few, so a list of users needs two calls and not one each. */
    async staff(): Promise<Map<string, PersonRole[]>> {
      const groups = new Map<string, string[]>();
      for (const role of grantedRoles) {
        for (const { id } of await members(role)) groups.set(id, [...(groups.get(id) ?? []), role]);
      }
      return new Map([...groups].map(([id, roles]) => [id, rolesOfGroups(roles)]));
    },

    /** Everybody who holds a role. */
    members: (role: GrantedRole): Promise<Account[]> => members(role),
  };

  async function members(GroupName: GrantedRole): Promise<Account[]> {
    const accounts: Account[] = [];
    let NextToken: string | undefined;
    for (let page = 0; page < mostGroupPages; page++) {
      const command = new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit: pageSize, NextToken });
      const answer = await asking(() => cognito.send(command));
      accounts.push(...(answer.Users ?? []).map(toAccount));
      NextToken = answer.NextToken;
      if (!NextToken) break;
    }
    return accounts;
  }
}

function filterText(filter: AccountFilter): string {
  return 'status' in filter ? `status = "${filter.status}"` : `${filter.begins} ^= "${quoted(filter.text)}"`;
}

const quoted = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

const attributesOf = (attributes: readonly AttributeType[] = []): Map<string, string> =>
  new Map(attributes.map(({ Name, Value }) => [Name ?? '', Value ?? '']));

function toAccount(user: {
  Attributes?: AttributeType[] | undefined;
  Enabled?: boolean | undefined;
  UserCreateDate?: Date | undefined;
}): Account {
  const attributes = attributesOf(user.Attributes);
  return {
    id: attributes.get('sub') ?? '',
    email: attributes.get('email') ?? '',
    name: attributes.get('name') ?? '',
    disabled: user.Enabled === false,
    createdAt: user.UserCreateDate ?? new Date(0),
    endedSessions: attributes.get(endedSessions),
  };
}
