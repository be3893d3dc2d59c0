/** An error as Excel reports it to office.js: a code of Excel.ErrorCodes and Excel's sentence. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const invalidArgument = (message = "The argument is invalid or missing or has an incorrect format.") =>
  new HostError("InvalidArgument", message);
export const itemNotFound = () => new HostError("ItemNotFound", "The requested resource doesn't exist.");
export const itemAlreadyExists = () => new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
export const apiNotFound = (what: string) => new HostError("ApiNotFound", `The API you are trying to use could not be found: ${what}.`);
export const accessDenied = () => new HostError("AccessDenied", "You cannot perform the requested operation.");
export const notImplemented = (what: string) => new HostError("NotImplemented", `${what} is not part of the workbench.`);
export const unsupported = (message: string) => new HostError("UnsupportedOperation", message);
export const sizeMismatch = () =>
  invalidArgument("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
