export { openWorkbench, type Workbench, type WorkbenchOptions } from "./openWorkbench";
