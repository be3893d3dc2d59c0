import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** A page of a browser as its users have it: no automation library listens in, which costs the page a fifth of its time to open. */
export interface PlainPage {
  evaluate<T>(expression: string): Promise<T>;
  /** Seconds that the page's main thread has been on the processor. */
  threadTime(): Promise<number>;
  close(): Promise<void>;
}

export interface PlainBrowser {
  /** Opens an address: with nothing kept from before, or as somebody who has been there. */
  open(url: string, fresh: boolean): Promise<PlainPage>;
  close(): Promise<void>;
}

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** Chrome's DevTools protocol over a pipe: messages end with a zero character. */
function overPipe(into: Writable, from: Readable): Send {
  const waiting = new Map<number, (reply: Reply) => void>();
  let text = "";
  from.setEncoding("utf8");
  from.on("data", (more: string) => {
    const messages = (text + more).split("\0");
    text = messages.pop() ?? "";
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply;
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
    }
  });
  let last = 0;
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
}

export function plainBrowser(executable: string, args: readonly string[]): PlainBrowser {
  const profile = mkdtempSync(join(tmpdir(), "roundtrip-bench-"));
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const child = spawn(
    executable,
    ["--headless", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "--window-size=1400,900", ...quiet, ...args, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const send = overPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    async open(url, fresh) {
      const context = fresh ? await send("Target.createBrowserContext") : {};
      const { targetId } = await send("Target.createTarget", { url: "about:blank", ...context });
      const session = (await send("Target.attachToTarget", { targetId, flatten: true })).sessionId as string;
      await send("Performance.enable", { timeDomain: "threadTicks" }, session);
      await send("Page.navigate", { url }, session);
      return {
        async evaluate<T>(expression: string) {
          const { result } = await send("Runtime.evaluate", { expression, returnByValue: true }, session);
          return (result as { value: T }).value;
        },
        async threadTime() {
          const { metrics } = await send("Performance.getMetrics", {}, session);
          return (metrics as { name: string; value: number }[]).find(({ name }) => name === "ThreadTime")?.value ?? NaN;
        },
        async close() {
          await send("Target.closeTarget", { targetId });
          if (fresh) await send("Target.disposeBrowserContext", context);
        },
      };
    },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await send("Browser.close");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
