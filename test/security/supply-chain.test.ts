import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

interface Locked {
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
}

test('every package that is installed has its hash in the lock file, but those that come within another', () => {
  const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(read('package-lock.json'));
  const { '': _, ...installed } = packages;
  const bare = Object.entries(installed).filter(
    ([, { integrity, inBundle }]) => !inBundle && !/^sha512-/.test(integrity ?? ''),
  );
  expect(bare).toEqual([]);
  expect(
    Object.values(installed).filter(({ link, resolved }) => link || /^(git|file|http:)/.test(resolved ?? '')),
  ).toEqual([]);
  expect(Object.keys(installed).length).toBeGreaterThan(100);
});

test('each direct dependency is one version, runs no script when it is installed, and there are few', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const versions = Object.values<string>({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(17);
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});

test('an update waits until its version is a week old', () => {
  expect(JSON.parse(read('renovate.json'))).toMatchObject({
    minimumReleaseAge: '7 days',
    internalChecksFilter: 'strict',
  });
});
