/**
 * What a bundle holds in place of the SDK's search for credentials: a quarter of a small bundle, and a third of its start,
 * for profiles, SSO, containers and instances. `shared/runtime/aws.ts` gives every client the keys that Lambda sets.
 */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('the environment has no keys of a role');
};
