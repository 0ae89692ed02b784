import { problems } from '@eshop/contracts/problem';
import { refusal } from '@eshop/kit/errors';

/** 404 that names the member of the request with an id that nothing has. */
export const unknownReference = (what: string, path: string) =>
  refusal(problems.NOT_FOUND, `${what} not found`, { faults: [{ path, message: `is not a ${what}` }] });
