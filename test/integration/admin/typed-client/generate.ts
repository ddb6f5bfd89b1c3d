import { registerHooks } from 'node:module';

/** The name under which the compiler of before version 7 is installed: the last one with an API in JavaScript. */
const COMPILER = '@typescript/typescript6';

/** The types of a client of the API, as openapi-typescript makes them of an OpenAPI document. */
export async function typesOf(document: string): Promise<string> {
  // The generator writes with the API of the compiler, which version 7 no longer has.
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(
        specifier === 'typescript' && context.parentURL?.includes('/openapi-typescript/') ? COMPILER : specifier,
        context,
      ),
  });
  try {
    const { astToString, default: generate } = await import('openapi-typescript');
    return `${HEAD}${astToString(await generate(document))}`;
  } finally {
    hooks.deregister();
  }
}

const HEAD =
  '// Made from the description of the API: `npm exec vitest run test/integration/admin/typed-client -- -u` renews it.\n\n';
