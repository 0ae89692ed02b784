import { endpoint, roles } from '../endpoint.ts';
import { idParams } from '../ids.ts';
import { pageOf } from '../paging.ts';
import { auditOf } from './audit.ts';
import * as schemas from './auth-schemas.ts';
import { statusOf } from './operations.ts';

export * from './auth-schemas.ts';

export const signUp = endpoint({
  name: 'signUp',
  method: 'post',
  path: '/v1/auth/sign-up',
  summary: 'Make an account',
  access: 'public',
  body: schemas.signUpSchema,
  status: 201,
  answer: schemas.signedUpSchema,
  refusals: ['EMAIL_TAKEN'],
});

export const confirm = endpoint({
  name: 'confirm',
  method: 'post',
  path: '/v1/auth/confirm',
  summary: 'Confirm the e-mail address with the code sent to it',
  access: 'public',
  body: schemas.confirmSchema,
  status: 204,
  refusals: ['CODE_INVALID'],
});

export const resendCode = endpoint({
  name: 'resendCode',
  method: 'post',
  path: '/v1/auth/resend-code',
  summary: 'Send the confirmation code again; the answer is the same for an unknown address',
  access: 'public',
  body: schemas.emailOnlySchema,
  status: 204,
});

export const signIn = endpoint({
  name: 'signIn',
  method: 'post',
  path: '/v1/auth/sign-in',
  summary: 'Sign in',
  access: 'public',
  body: schemas.signInSchema,
  status: 200,
  answer: schemas.sessionSchema,
  refusals: ['INVALID_CREDENTIALS', 'EMAIL_NOT_CONFIRMED'],
});

export const refresh = endpoint({
  name: 'refresh',
  method: 'post',
  path: '/v1/auth/refresh',
  summary: 'Get a new access token',
  access: 'public',
  body: schemas.refreshSchema,
  status: 200,
  answer: schemas.sessionSchema,
  refusals: ['UNAUTHENTICATED'],
});

export const signOut = endpoint({
  name: 'signOut',
  method: 'post',
  path: '/v1/auth/sign-out',
  summary: 'End this session, or all of the user’s',
  access: 'signed-in',
  body: schemas.signOutSchema,
  status: 204,
});

export const forgotPassword = endpoint({
  name: 'forgotPassword',
  method: 'post',
  path: '/v1/auth/forgot-password',
  summary: 'Send a code to set a new password; the answer is the same for an unknown address',
  access: 'public',
  body: schemas.emailOnlySchema,
  status: 204,
});

export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'post',
  path: '/v1/auth/reset-password',
  summary: 'Set a new password with the code sent',
  access: 'public',
  body: schemas.resetPasswordSchema,
  status: 204,
  refusals: ['CODE_INVALID'],
});

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'post',
  path: '/v1/auth/change-password',
  summary: 'Set a new password; a wrong current one is a 400 that names it. Sessions go on',
  access: 'signed-in',
  body: schemas.changePasswordSchema,
  status: 204,
});

export const getMe = endpoint({
  name: 'getMe',
  method: 'get',
  path: '/v1/auth/me',
  summary: 'The caller’s own account',
  access: 'signed-in',
  status: 200,
  answer: schemas.userSchema,
});

export const updateMe = endpoint({
  name: 'updateMe',
  method: 'patch',
  path: '/v1/auth/me',
  summary: 'Change the caller’s own account',
  access: 'signed-in',
  body: schemas.updateMeSchema,
  status: 200,
  answer: schemas.userSchema,
});

export const deleteMe = endpoint({
  name: 'deleteMe',
  method: 'delete',
  path: '/v1/auth/me',
  summary: 'Delete the caller’s own account for good; the last admin’s stays',
  access: 'signed-in',
  status: 204,
  refusals: ['INVALID_STATE'],
});

export const verify = endpoint({
  name: 'verify',
  method: 'get',
  path: '/v1/auth/verify',
  summary: 'Whose token it is; 401 when it is bad, signed out, or the user disabled',
  access: roles,
  status: 200,
  answer: schemas.verifiedSchema,
});

export const listUsers = endpoint({
  name: 'listUsers',
  method: 'get',
  path: '/v1/auth/users',
  summary: 'All users, or those that fit',
  access: ['admin'],
  query: schemas.usersQuerySchema,
  status: 200,
  answer: pageOf(schemas.userSchema),
});

export const getUser = endpoint({
  name: 'getUser',
  method: 'get',
  path: '/v1/auth/users/:id',
  summary: 'One user',
  access: ['admin', 'service'],
  params: idParams,
  status: 200,
  answer: schemas.userSchema,
});

export const setUserRoles = endpoint({
  name: 'setUserRoles',
  method: 'put',
  path: '/v1/auth/users/:id/roles',
  summary: 'Set the roles of a user',
  access: ['admin'],
  params: idParams,
  body: schemas.setRolesSchema,
  status: 200,
  answer: schemas.userSchema,
  refusals: ['INVALID_STATE'],
});

export const disableUser = endpoint({
  name: 'disableUser',
  method: 'post',
  path: '/v1/auth/users/:id/disable',
  summary: 'Lock a user out, within 60 seconds everywhere',
  access: ['admin'],
  params: idParams,
  status: 200,
  answer: schemas.userSchema,
  refusals: ['INVALID_STATE'],
});

export const enableUser = endpoint({
  name: 'enableUser',
  method: 'post',
  path: '/v1/auth/users/:id/enable',
  summary: 'Let a user in again',
  access: ['admin'],
  params: idParams,
  status: 200,
  answer: schemas.userSchema,
});

export const signOutUser = endpoint({
  name: 'signOutUser',
  method: 'post',
  path: '/v1/auth/users/:id/sign-out',
  summary: 'End all sessions of a user, within 60 seconds everywhere',
  access: ['admin'],
  params: idParams,
  status: 204,
});

/** All endpoints of the auth service. */
export const authApi = {
  signUp,
  confirm,
  resendCode,
  signIn,
  refresh,
  signOut,
  forgotPassword,
  resetPassword,
  changePassword,
  getMe,
  updateMe,
  deleteMe,
  verify,
  listUsers,
  getUser,
  setUserRoles,
  disableUser,
  enableUser,
  signOutUser,
  ...auditOf('auth'),
  ...statusOf('auth'),
};
