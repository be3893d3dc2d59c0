import { FunctionType, IDescriptionService, type Injector } from "../univer";
import type { FunctionMetadata } from "./functionMetadata";

/** Names, arguments and help of functions for the editor's suggestions. */
export function describeFunctions(injector: Injector, functions: readonly FunctionMetadata[]): void {
  injector.get(IDescriptionService).registerDescriptions(
    functions.map(({ name, description = "", parameters }) => ({
      functionName: name.toUpperCase(),
      functionType: FunctionType.User,
      description,
      abstract: description,
      functionParameter: parameters.map((parameter) => ({
        name: parameter.name,
        detail: parameter.description ?? "",
        example: "",
        require: parameter.optional ? (0 as const) : (1 as const),
        repeat: parameter.repeating ? (1 as const) : (0 as const),
      })),
    })),
  );
}
