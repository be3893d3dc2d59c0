/** What office.js finds as `_richApiNativeBridge` in a page that runs inside Excel. */
export interface NativeBridge {
  onMessageFromHost: (text: string) => void;
  sendMessageToHost(text: string): void;
}

/** The line on which office.js and Excel exchange messages. What the page says before Excel listens is kept for it. */
export class HostLine {
  readonly bridge: NativeBridge;
  private readonly handlers: ((text: string) => void)[] = [];
  private waiting: string[] = [];
  private listener: ((text: string) => void) | null = null;

  constructor() {
    const { handlers } = this;
    this.bridge = {
      // Two copies of the library's bridge live in its bundle; each sets its own handler.
      set onMessageFromHost(handler: (text: string) => void) {
        handlers.push(handler);
      },
      get onMessageFromHost() {
        return (text: string) => handlers.forEach((handler) => handler(text));
      },
      sendMessageToHost: (text) => (this.listener ? this.listener(text) : void this.waiting.push(text)),
    };
  }

  listen(listener: (text: string) => void): void {
    this.listener = listener;
    const { waiting } = this;
    this.waiting = [];
    for (const text of waiting) listener(text);
  }

  post(text: string): void {
    for (const handler of this.handlers) handler(text);
  }
}
