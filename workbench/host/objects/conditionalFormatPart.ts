import { HostObject, type Members } from "../protocol/hostObject";
import type { Draft } from "./conditionalRules";
import { readLook, writeLook } from "./styles";

/** A conditional format as its parts see it. */
export interface DraftedFormat {
  readonly draft: Draft;
  change(change: Partial<Draft>): void;
}

/** The kind-specific part of a conditional format: its rule, and the look of the cells that meet it. */
export class ConditionalFormatPart extends HostObject {
  readonly members: Members<ConditionalFormatPart> = {
    type: "ConditionalFormatPart",
    properties: {
      Rule: {
        get: ({ format }) => format.draft.rule,
        set: ({ format }, rule: Record<string, unknown>) => format.change({ rule: { ...format.draft.rule, ...rule } }),
      },
      Criteria: {
        get: ({ format }) => format.draft.rule,
        set: ({ format }, rule: Record<string, unknown>) => format.change({ rule }),
      },
    },
    links: {
      Rule: ({ format }) => new ConditionalRule(format),
      Format: ({ format }) => new ConditionalRangeFormat(format),
    },
  };

  constructor(readonly format: DraftedFormat) {
    super();
  }
}

class ConditionalRule extends HostObject {
  readonly members: Members<ConditionalRule> = {
    type: "ConditionalFormatRule",
    properties: {
      Formula: {
        get: ({ format }) => format.draft.rule.formula,
        set: ({ format }, formula: string) => format.change({ rule: { ...format.draft.rule, formula } }),
      },
    },
  };

  constructor(readonly format: DraftedFormat) {
    super();
  }
}

const look = (name: Parameters<typeof readLook>[0]) => ({
  get: ({ format }: { readonly format: DraftedFormat }) => readLook(name, format.draft.style),
  set: ({ format }: { readonly format: DraftedFormat }, value: unknown) =>
    format.change({ style: { ...format.draft.style, ...writeLook(name, value) } }),
});

class ConditionalRangeFormat extends HostObject {
  readonly members: Members<ConditionalRangeFormat> = {
    type: "ConditionalRangeFormat",
    links: { Font: ({ format }) => new ConditionalFont(format), Fill: ({ format }) => new ConditionalFill(format) },
  };

  constructor(readonly format: DraftedFormat) {
    super();
  }
}

class ConditionalFont extends HostObject {
  readonly members: Members<ConditionalFont> = {
    type: "ConditionalRangeFont",
    properties: {
      Color: look("fontColor"),
      Bold: look("bold"),
      Italic: look("italic"),
      Underline: look("underline"),
      Strikethrough: look("strikethrough"),
    },
  };

  constructor(readonly format: DraftedFormat) {
    super();
  }
}

class ConditionalFill extends HostObject {
  readonly members: Members<ConditionalFill> = {
    type: "ConditionalRangeFill",
    properties: { Color: look("fillColor") },
    methods: { Clear: ({ format }) => format.change({ style: { ...format.draft.style, bg: undefined } }) },
  };

  constructor(readonly format: DraftedFormat) {
    super();
  }
}
