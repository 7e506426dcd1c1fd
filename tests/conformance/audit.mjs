// Audits a GraphQL address by the rules of GraphQL over HTTP and prints every row as JSON:
//   node audit.mjs ADDRESS BEARER
import { auditServer } from "graphql-http";

const [address, bearer] = process.argv.slice(2);

const results = await auditServer({
  url: address,
  fetchFn: (url, options = {}) =>
    fetch(url, { ...options, headers: { ...options.headers, authorization: `Bearer ${bearer}` } }),
});

const rows = results.map(({ id, name, status, reason = null }) => ({ id, name, status, reason }));
process.stdout.write(JSON.stringify(rows));
