import { ProgressLine, type Terminal } from "../../scripts/progressLine";

/** What a terminal shows after what was written to it: of each line only what was not erased. */
function screen(isTTY: boolean | undefined): Terminal & { readonly written: string[]; shown(): string } {
  const written: string[] = [];
  return {
    isTTY,
    written,
    write: (text: string) => written.push(text),
    shown: () => written.join("").split("\r\u001B[K").pop() ?? "",
  };
}

test("one line is written over in place, once a percent, and goes away", () => {
  const terminal = screen(true);
  const line = new ProgressLine(terminal, "Copying model.xlsx");
  line.show(0);
  expect(terminal.shown()).toBe("Copying model.xlsx [------------------------] 0%");
  line.show(0.504);
  line.show(0.509);
  expect(terminal.written).toHaveLength(2);
  expect(terminal.shown()).toBe("Copying model.xlsx [############------------] 50%");
  line.show(1.2);
  expect(terminal.shown()).toBe("Copying model.xlsx [########################] 100%");
  line.clear();
  expect(terminal.shown()).toBe("");
});

test("nothing is written where standard error is a file or a pipe, nor for clearing what never was", () => {
  for (const isTTY of [false, undefined]) {
    const terminal = screen(isTTY);
    const line = new ProgressLine(terminal, "Copying");
    line.show(0.3);
    line.clear();
    expect(terminal.written).toEqual([]);
  }
  const terminal = screen(true);
  new ProgressLine(terminal, "Copying").clear();
  expect(terminal.written).toEqual([]);
});
