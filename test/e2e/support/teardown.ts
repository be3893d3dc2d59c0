import { endShared } from "./shared";

/** After the last test in a browser. */
export default async function teardown(): Promise<void> {
  await endShared();
}
