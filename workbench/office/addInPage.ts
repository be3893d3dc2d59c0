import { HostLine } from "./hostLine";
import { NativeEvents, nativeHost, type NativeHost } from "./nativeHost";

/** Who answers what the page asks for by number. */
interface Answers {
  execute(id: number, parameters: readonly unknown[]): Promise<readonly unknown[]> | readonly unknown[] | undefined;
  settingsChanged(): void;
}

/** The add-in's page as Excel sees it. It may start before there is a workbook: what it asks for meanwhile is answered then. */
export class AddInPage {
  readonly line = new HostLine();
  readonly events = new NativeEvents();
  readonly native: NativeHost;
  readonly settings: Record<string, string>;
  private answers: Answers | null = null;
  private answer: (answers: Answers) => void = () => undefined;
  private readonly answered = new Promise<Answers>((resolve) => (this.answer = resolve));

  /** @param settings those of the workbook that is about to open: the page reads them as it starts */
  constructor({ dark = false, settings = {} }: { readonly dark?: boolean; readonly settings?: Readonly<Record<string, string>> } = {}) {
    this.settings = { ...settings };
    this.native = nativeHost(
      {
        execute: (id, parameters) => {
          const execute = (answers: Answers) => answers.execute(id, parameters as readonly unknown[]);
          return this.answers ? execute(this.answers) : this.answered.then(execute);
        },
        settings: this.settings,
        settingsChanged: () => (this.answers ? this.answers.settingsChanged() : void this.answered.then((one) => one.settingsChanged())),
        dark,
        documentUrl: "C:/Book1.xlsx",
      },
      this.events,
    );
  }

  answerWith(answers: Answers): void {
    this.answers = answers;
    this.answer(answers);
  }
}
