// GraphiQL for development: operations by POST, subscriptions over the socket, both with the bearer of the headers
// editor. A token in the address (#token=...) is put into the editor and taken out of the address; it is sent nowhere
// else.
"use strict";

const { createElement } = window.React;
const { createFetcher, GraphQL } = window.GraphiQL;

const address = window.location.pathname;
const socketAddress = window.location.origin.replace(/^http/, "ws") + address;
const post = createFetcher({ url: address });

const token = new URLSearchParams(window.location.hash.slice(1)).get("token");
if (token) {
  window.history.replaceState(null, "", address);
}

let socket = null;
let socketBearer = null;

// One socket for one bearer: another bearer is another caller.
function socketFor(bearer) {
  if (socket === null || bearer !== socketBearer) {
    socket?.dispose();
    socket = window.graphqlWs.createClient({
      url: socketAddress,
      connectionParams: bearer ? { authorization: bearer } : {},
      retryAttempts: 0,
    });
    socketBearer = bearer;
  }
  return socket;
}

function bearerOf(headers) {
  const name = Object.keys(headers ?? {}).find((each) => each.toLowerCase() === "authorization");
  return name === undefined ? null : headers[name];
}

function isSubscription(request, options) {
  const operation = options?.documentAST && GraphQL.getOperationAST(options.documentAST, request.operationName);
  return operation?.operation === "subscription";
}

// A socket that is closed says so by an event, which GraphiQL could not show.
function readable(fault) {
  return fault instanceof CloseEvent ? new Error(`the socket was closed: ${fault.code} ${fault.reason}`) : fault;
}

function fetcher(request, options) {
  if (!isSubscription(request, options)) {
    return post(request, options);
  }
  return {
    subscribe(observer) {
      const end = socketFor(bearerOf(options.headers)).subscribe(request, {
        next: (value) => observer.next(value),
        error: (fault) => observer.error(readable(fault)),
        complete: () => observer.complete(),
      });
      return { unsubscribe: end };
    },
  };
}

window.ReactDOM.render(
  createElement(window.GraphiQL, {
    fetcher,
    headers: JSON.stringify({ authorization: `Bearer ${token ?? ""}` }, null, 2),
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
  document.getElementById("page"),
);
