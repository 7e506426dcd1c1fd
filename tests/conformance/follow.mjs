// Follows changes with the graphql-ws client, broken off and resumed again and again, and prints them as one JSON list:
//   node follow.mjs ADDRESS BEARER AFTER THROUGH EVERY
// AFTER: the revision already seen. THROUGH: the revision that was looked through at the end. EVERY: entries until the
// socket is cut off; the next one goes on after the last entry.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [address, bearer, after, through, every] = process.argv.slice(2);
const query = `subscription ($after: Revision, $position: Int!) {
  changes(after: $after, position: $position) { revision position kind subjectId }
}`;

const entries = [];
let place = { after, position: 2147483647 };
let cuts = 0;
for (let done = false; !done; cuts += 1) {
  const client = createClient({
    url: address,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${bearer}` },
    retryAttempts: 0,
  });
  let left = Number(every);
  for await (const { data, errors } of client.iterate({ query, variables: place })) {
    if (errors) throw new Error(JSON.stringify(errors));
    const entry = data.changes;
    entries.push(entry);
    place = { after: entry.revision, position: entry.position };
    done = entry.kind === "LOOKED" && BigInt(entry.revision) >= BigInt(through);
    left -= 1;
    if (done || left === 0) break;
  }
  client.terminate();
}
process.stdout.write(JSON.stringify({ entries, cuts }));
