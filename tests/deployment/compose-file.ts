import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A service of the compose file, as far as it matters outside Docker. */
export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export const project = join(import.meta.dirname, '..', '..');

/** Reads docker-compose.yml with its anchors merged. */
export const readComposeFile = (): ComposeFile =>
  parse(readFileSync(join(project, 'docker-compose.yml'), 'utf8'), { merge: true }) as ComposeFile;

/** The services in an order in which each comes after all that it depends on. */
export const inOrder = ({ services }: ComposeFile): readonly string[] => {
  const ordered: string[] = [];
  const place = (name: string, above: readonly string[]): void => {
    if (above.includes(name)) throw new Error(`${name} depends on itself`);
    for (const before of Object.keys(services[name]?.depends_on ?? {})) place(before, [...above, name]);
    if (!ordered.includes(name)) ordered.push(name);
  };
  for (const name of Object.keys(services)) place(name, []);
  return ordered;
};
