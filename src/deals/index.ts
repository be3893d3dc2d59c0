import cloudData from "./data/cloud.json";
import dealData from "./data/deals.json";
import type { CloudFact, Deal } from "./deal";

/** Every reported deal, superseded ones included. */
export const deals = dealData as readonly Deal[];

/** Every reported cloud figure. */
export const cloudFacts = cloudData as readonly CloudFact[];

export { DEAL_KINDS, DEAL_STATUSES, type CloudFact, type Deal, type DealKind, type DealStatus } from "./deal";
export { groupOf } from "./groupOf";
export { noteOf, noteOfFact } from "./noteOf";
export { dealSerial, selectDeals } from "./selectDeals";
export { isSecondary } from "./isSecondary";
