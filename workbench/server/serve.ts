import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

export interface ServedFolders {
  /** The built add-in. */
  readonly addIn: string;
  /** The bundled page. */
  readonly page: string;
  /** dist/ of @microsoft/office-js. */
  readonly office: string;
  readonly html: string;
  /** The file of the workbook that the page opens on, as the grid keeps it. */
  readonly article: string;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "text/xml; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** The one thing that is changed in the add-in while it is served: where office.js comes from. */
const OFFICE_JS = /https:\/\/appsforoffice\.microsoft\.com\/lib\/(?:1|1\.1|beta)\/hosted\/office\.js/g;

/** Before office.js runs, the page takes its host from the page around it, where Excel would have put it there itself, and tells it when its first scripts have run. */
const HOST_PRELUDE =
  '(()=>{const a=window.parent!==window&&window.parent.workbenchAddIn;if(a){window._richApiNativeBridge=a.bridge;Object.defineProperty(window,"external",{value:a.native,configurable:true});document.addEventListener("readystatechange",()=>a.parsed(window),{once:true})}})();\n';

/** Nothing leaves this machine. Scripts are the page's own; styles inline, since the grid writes them. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'";

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Scripts whose names change with their content: a browser may keep them, compiled. */
const NAMED_BY_CONTENT = /-[A-Z0-9]{8}\.js$/;

/** Sends a body that a browser may keep, compiled scripts with it, as long as it is still the same. */
function send({ request, response }: Exchange, type: string, body: string | Buffer, headers: Record<string, string> = {}): void {
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const about = { "cache-control": "no-cache", etag, "x-content-type-options": "nosniff", ...headers };
  if (request.headers["if-none-match"] === etag) response.writeHead(304, about).end();
  else response.writeHead(200, { "content-type": type, ...about }).end(body);
}

function sendFile(exchange: Exchange, folder: string, path: string): void {
  const file = normalize(join(folder, path));
  if (!file.startsWith(normalize(folder + sep)) || !existsSync(file) || !statSync(file).isFile()) {
    exchange.response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
    return;
  }
  const caching: Record<string, string> = NAMED_BY_CONTENT.test(file) ? { "cache-control": "max-age=31536000, immutable" } : {};
  send(exchange, TYPES[extname(file)] ?? "application/octet-stream", readFileSync(file), caching);
}

function answer(folders: ServedFolders, exchange: Exchange): void {
  const path = decodeURIComponent((exchange.request.url ?? "/").split("?")[0]);
  if (path === "/") {
    send(exchange, TYPES[".html"], readFileSync(folders.html, "utf8"), { "content-security-policy": PAGE_POLICY });
  } else if (path === "/article.json") {
    send(exchange, TYPES[".json"], readFileSync(folders.article, "utf8"));
  } else if (path === "/addin/taskpane.html") {
    const page = readFileSync(join(folders.addIn, "taskpane.html"), "utf8");
    send(exchange, TYPES[".html"], page.replace(OFFICE_JS, "/office/office.js"));
  } else if (path === "/office/office.js") {
    send(exchange, TYPES[".js"], HOST_PRELUDE + readFileSync(join(folders.office, "office.js"), "utf8"));
  } else if (path.startsWith("/addin/")) sendFile(exchange, folders.addIn, path.slice("/addin/".length));
  else if (path.startsWith("/page/")) sendFile(exchange, folders.page, path.slice("/page/".length));
  else if (path.startsWith("/office/")) sendFile(exchange, folders.office, path.slice("/office/".length));
  else exchange.response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
}

/** Serves the workbench to this machine only. A port of 0 takes any that is free. */
export async function serve(folders: ServedFolders, port: number): Promise<Served> {
  const server: Server = createServer((request, response) => {
    try {
      answer(folders, { request, response });
    } catch (error) {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
