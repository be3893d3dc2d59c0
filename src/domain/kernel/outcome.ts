/**
 * Why a computation has no value: "value" a wrong type or shape, "number" an impossible or non-convergent number,
 * "division" a division by zero, "unavailable" no answer exists.
 */
export type FailureKind = "value" | "number" | "division" | "unavailable";

/** An expected failure. `message` follows one grammar, without the function's name: `valuation must be above zero`. */
export interface Failure {
  readonly ok: false;
  readonly kind: FailureKind;
  readonly message: string;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** What every domain function that can be refused returns: expected failure is a value, only broken invariants throw. */
export type Outcome<T> = Success<T> | Failure;

export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function failure(kind: FailureKind, message: string): Failure {
  return { ok: false, kind, message };
}
