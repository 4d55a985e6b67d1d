import type { KeyFiles } from './keys-folder.ts';
import { databaseSettings, type Country, type Environment } from './settings.ts';

/** What a country's migration, import and serving processes take from the environment to reach its database. */
export const databaseEnvironment = (country: Country, url: string, keys: KeyFiles): Environment => ({
  [databaseSettings[country]]: url,
  LOGIN_SECRET_FILE: keys.loginSecret,
});
