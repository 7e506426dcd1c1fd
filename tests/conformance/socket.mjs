// Subscribes with the graphql-ws client, and prints what came as one JSON object:
//   node socket.mjs ADDRESS BEARER PAYLOAD     (PAYLOAD: the subscribe message's payload, as JSON)
// {"values": [...results], "closed": null | {code, reason}, "errors": null | [...errors]}
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [address, bearer, payload] = process.argv.slice(2);

const client = createClient({
  url: address,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${bearer}` },
  retryAttempts: 0,
});

const told = { values: [], closed: null, errors: null };
try {
  for await (const value of client.iterate(JSON.parse(payload))) {
    told.values.push(value);
  }
} catch (fault) {
  if (Array.isArray(fault)) {
    told.errors = fault;
  } else {
    told.closed = { code: fault.code ?? null, reason: String(fault.reason ?? fault.message) };
  }
}
await client.dispose();
process.stdout.write(JSON.stringify(told));
