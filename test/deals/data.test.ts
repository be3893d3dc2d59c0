import * as v from "valibot";
import { cloudFacts, deals, groupOf, isSecondary } from "../../src/deals";
import groups from "../../src/deals/data/groups.json";
import secondaryHosts from "../../src/deals/data/secondaryHosts.json";
import { cloudFactSchema, dealSchema } from "../../src/deals/schema";

const ids = deals.map(({ id }) => id);

test.each(deals.map((deal) => [deal.id, deal] as const))("deal %s is what the schema asks for", (_, deal) => {
  expect(v.safeParse(dealSchema, deal).issues ?? []).toEqual([]);
});

test.each(cloudFacts.map((fact) => [fact.id, fact] as const))("cloud figure %s is what the schema asks for", (_, fact) => {
  expect(v.safeParse(cloudFactSchema, fact).issues ?? []).toEqual([]);
});

test("the schema refuses a stake as a payment, a payment without amount, an unknown field, a date that is none, a script as a link", () => {
  const deal = deals.find(({ id }) => id === "DEAL-001");
  for (const change of [
    { kind: "stake" },
    { amount: undefined },
    { colour: "red" },
    { date: "soon" },
    { source: { title: "x", urls: ["javascript:1"] } },
  ]) {
    expect(v.safeParse(dealSchema, { ...deal, ...change }).success).toBe(false);
  }
});

test("ids are unique, and references point at deals that exist, later ones replacing earlier ones", () => {
  const all = [...ids, ...cloudFacts.map(({ id }) => id)];
  expect(new Set(all).size).toBe(all.length);
  const dateOf = new Map(deals.map(({ id, date }) => [id, date]));
  for (const { id, date, supersedes, restates } of deals) {
    for (const replaced of supersedes ?? []) expect([id, dateOf.get(replaced)! < date]).toEqual([id, true]);
    if (restates) expect(ids).toContain(restates);
  }
});

test("every figure but the article's has an address, and mirrors are marked", () => {
  const unlinked = [...deals, ...cloudFacts].filter(({ source }) => source.urls.length === 0).map(({ id }) => id);
  expect(unlinked.filter((id) => !id.startsWith("ART-"))).toEqual([]);
  const hosts = new Set([...deals, ...cloudFacts].flatMap(({ source }) => source.urls.map((url) => new URL(url).host)));
  expect(Object.keys(secondaryHosts).filter((host) => !hosts.has(host))).toEqual([]);
  expect(deals.filter(({ source }) => isSecondary(source)).length).toBeGreaterThan(0);
  expect(isSecondary({ title: "both", urls: ["http://gopher.nikiroo.be/x", "https://openai.com/"] })).toBe(false);
});

test("business units stand for their group", () => {
  expect(groupOf(" aws ")).toBe("Amazon");
  expect(groupOf("OpenAI")).toBe("OpenAI");
  for (const group of Object.values(groups)) expect(groupOf(group)).toBe(group);
});
