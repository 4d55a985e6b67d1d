/** The table in which the migrations that a database has had are recorded. Nobody but the owner reads it. */
export const migrationTable = 'schema_migration';
