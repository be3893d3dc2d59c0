import { catalogue } from "../catalogue";
import { associated } from "./associated";

// Everything in one script, for runtimes that load only one.
for (const { functions } of catalogue) for (const spec of functions) CustomFunctions.associate(spec.name, associated(spec));
