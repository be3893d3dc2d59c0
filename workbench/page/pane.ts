import type { AddInPage } from "../office/addInPage";

/** What the copy of office.js that is served takes from the page around the add-in: what Excel itself would have put there. */
interface AddInWindow {
  workbenchAddIn?: Pick<AddInPage, "native"> & Pick<AddInPage["line"], "bridge"> & { parsed(page: OfficeWindow): void };
}

interface OfficeWindow {
  readonly Office: Pick<typeof Office, "onReady">;
}

const STEP = 16;
const NARROWEST = 240;
const WIDEST_SHARE = 0.6;

/** The add-in's pane in a frame of its own; resizable, and hidden like Excel's without ending what runs in it. */
export class Pane {
  readonly frame = document.createElement("iframe");
  /** Resolves when the scripts of the add-in's page have run. */
  readonly loaded = new Promise((resolve) => this.frame.addEventListener("load", resolve, { once: true }));

  /** Resolves when the add-in's functions can be called: the scripts that its page runs first have run. Its pane is made after that. */
  readonly registered: Promise<void>;
  private parsed: (page: OfficeWindow) => void = () => undefined;

  constructor(
    private readonly area: HTMLElement,
    private readonly splitter: HTMLElement,
    private readonly toggle: HTMLButtonElement,
  ) {
    this.frame.title = "Roundtrip";
    this.registered = new Promise<OfficeWindow>((resolve) => (this.parsed = resolve)).then(
      async (page) => void (await page.Office.onReady()),
    );
    toggle.addEventListener("click", () => this.show(this.area.hidden !== false));
    this.resizeByDragging();
    splitter.addEventListener("focus", () => this.tellWidth());
    splitter.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowLeft") this.resize(this.area.offsetWidth + STEP);
      if (key === "ArrowRight") this.resize(this.area.offsetWidth - STEP);
    });
  }

  /** Starts to load the add-in's page. */
  load(url: string, { line, native }: AddInPage): void {
    (window as AddInWindow).workbenchAddIn = { bridge: line.bridge, native, parsed: (page) => this.parsed(page) };
    this.frame.src = url;
    this.area.append(this.frame);
  }

  show(shown: boolean): void {
    this.area.hidden = !shown;
    this.splitter.hidden = !shown;
    this.toggle.textContent = shown ? "Hide pane" : "Show pane";
    this.toggle.setAttribute("aria-expanded", String(shown));
  }

  /** Gives the keyboard to the pane: to the tab it shows, or the first thing that takes keys. */
  focus(): void {
    const page = this.frame.contentDocument;
    const target =
      page?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? page?.querySelector<HTMLElement>("button, input");
    this.frame.focus();
    target?.focus();
  }

  private resize(width: number): void {
    this.area.style.width = `${Math.min(Math.max(width, NARROWEST), window.innerWidth * WIDEST_SHARE)}px`;
    this.tellWidth();
  }

  private tellWidth(): void {
    this.splitter.ariaValueMin = String(NARROWEST);
    this.splitter.ariaValueMax = String(Math.round(window.innerWidth * WIDEST_SHARE));
    this.splitter.ariaValueNow = String(this.area.offsetWidth);
  }

  private resizeByDragging(): void {
    this.splitter.addEventListener("pointerdown", (event) => {
      this.splitter.setPointerCapture(event.pointerId);
      document.body.classList.add("dragging");
      const right = this.area.getBoundingClientRect().right;
      const move = ({ clientX }: PointerEvent) => this.resize(right - clientX);
      this.splitter.addEventListener("pointermove", move);
      this.splitter.addEventListener(
        "lostpointercapture",
        () => {
          this.splitter.removeEventListener("pointermove", move);
          document.body.classList.remove("dragging");
        },
        { once: true },
      );
    });
  }
}
