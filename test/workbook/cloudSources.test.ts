import { articleClouds } from "../../src/workbook/blocks/article";
import { cloudSources } from "../../src/workbook/blocks/cloudBlock";

test("every provider's figures have a source, and a figure typed over says so", () => {
  const inputs = articleClouds();
  expect(cloudSources(inputs).map(({ figure }) => figure)).toEqual([
    "AWS revenue",
    "AWS growth (more than)",
    "Azure revenue",
    "Azure growth",
    "Google Cloud revenue",
    "Google Cloud growth",
  ]);
  const [aws, ...others] = inputs.rows;
  const typed = cloudSources({ ...inputs, rows: [{ ...aws, revenue: 1e9, basis: "typed", sources: [] }, ...others] });
  expect(typed[0]).toMatchObject({ figure: "AWS: revenue and growth", title: "entered by hand" });
  expect(typed.slice(1)).toEqual(cloudSources({ ...inputs, rows: others }));
});
