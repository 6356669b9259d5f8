import { createServer } from "node:http";
import { connectGitHub, type GitHub } from "../github.ts";

/** A request as a route sees it. `body` is the parsed JSON, or undefined. */
export interface ApiRequest {
  readonly url: URL;
  readonly params: readonly string[];
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Routes by method and path, in which `:` stands for one segment; `reset` breaks the connection off. */
export type Routes = Record<string, (request: ApiRequest) => ApiAnswer | "reset">;

export interface ApiServer extends AsyncDisposable {
  readonly apiUrl: string;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
  connect(throttled?: boolean): Promise<GitHub>;
}

/** Serves `routes` on the loopback interface; anything else is answered with 404. */
export async function startApi(routes: Routes): Promise<ApiServer> {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const path = decodeURIComponent(url.pathname);
    calls.push(`${request.method} ${path}`);
    const answer = route(routes, `${request.method} ${path}`, url, text);
    if (answer === "reset") return void request.socket.destroy();
    const { status = 200, body, headers = {} } = answer;
    const binary = body instanceof Uint8Array;
    response.writeHead(status, {
      "content-type": binary ? "application/zip" : "application/json",
      ...headers,
    });
    response.end(body === undefined ? "" : binary ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const apiUrl = `http://127.0.0.1:${port}`;
  return {
    apiUrl,
    calls,
    connect: (throttled = false) => connectGitHub({ apiUrl }, "token", throttled),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function route(routes: Routes, call: string, url: URL, text: string): ApiAnswer | "reset" {
  for (const [pattern, answer] of Object.entries(routes)) {
    const match = new RegExp(`^${pattern.replaceAll(":", "([^/]+)")}$`).exec(call);
    if (match === null) continue;
    return answer({
      url,
      params: match.slice(1),
      body: text === "" ? undefined : JSON.parse(text),
    });
  }
  return { status: 404, body: { message: "Not Found" } };
}
