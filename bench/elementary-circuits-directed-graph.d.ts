declare module "elementary-circuits-directed-graph" {
  export default function findCircuits(successors: readonly (readonly number[])[], found: (circuit: readonly number[]) => void): void;
}
