export { openWorkbench, type Workbench } from "./openWorkbench";
