/** The environment variable that names the socket at which the tests' database server is asked for. */
export const clusterVariable = 'KOPURO_TEST_CLUSTER';
