import { placeChart, type View } from "../../../workbench/charts/placeChart";

const PLAIN: View = { scale: 1, scrollX: 0, scrollY: 0, headerWidth: 46, headerHeight: 20, frozenRight: 46, frozenBottom: 20 };
const RECT = { left: 146, top: 120, right: 446, bottom: 320 };

test("a chart stands where its cells are", () =>
  expect(placeChart(RECT, PLAIN)).toEqual({ left: 146, top: 120, width: 300, height: 200, hiddenLeft: 0, hiddenTop: 0 }));

test("it moves as the sheet scrolls, and the headers cover it", () =>
  expect(placeChart(RECT, { ...PLAIN, scrollX: 150, scrollY: 110 })).toEqual({
    left: -4,
    top: 10,
    width: 300,
    height: 200,
    hiddenLeft: 50,
    hiddenTop: 10,
  }));

test("it grows with the zoom", () =>
  expect(placeChart(RECT, { ...PLAIN, scale: 2 })).toEqual({ left: 292, top: 240, width: 600, height: 400, hiddenLeft: 0, hiddenTop: 0 }));

test("frozen rows and columns cover it; within them it stays", () => {
  const frozen = { ...PLAIN, frozenRight: 246, frozenBottom: 60, scrollX: 30, scrollY: 100 };
  expect(placeChart(RECT, frozen)).toMatchObject({ left: 146, top: 20, hiddenLeft: 0, hiddenTop: 40 });
});

test("scrolled out, it is not drawn", () => {
  expect(placeChart(RECT, { ...PLAIN, scrollY: 400 })).toBeUndefined();
  expect(placeChart(RECT, { ...PLAIN, scrollX: 401 })).toBeUndefined();
});
