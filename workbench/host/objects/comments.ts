import { areaName } from "../../grid/address";
import type { CellNote } from "../../grid/notes";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Range } from "./range";

/** Comments on cells, which the grid shows as notes. */
export class CommentCollection extends HostObject {
  readonly members: Members<CommentCollection> = {
    type: "CommentCollection",
    methods: {
      Add: (comments, cell: unknown, content: unknown) => comments.add(cell, content),
      GetCount: (comments) => comments.items().length,
      GetItem: (comments, id: unknown) => comments.item(id) ?? missing(),
      GetItemOrNullObject: (comments, id: unknown) => comments.item(id),
      GetItemAt: (comments, index: number) => comments.items()[index] ?? missing(),
      GetItemByCell: (comments, cell: unknown) => comments.at(cell) ?? missing(),
    },
  };

  constructor(
    private readonly host: HostContext,
    /** Null: the whole workbook's. */
    private readonly sheetId: string | null,
  ) {
    super();
  }

  override items = (): Comment[] =>
    this.host.grid.book
      .getSheets()
      .map((sheet) => sheet.getSheetId())
      .filter((sheetId) => this.sheetId === null || this.sheetId === sheetId)
      .flatMap((sheetId) => this.host.grid.notes.all(sheetId).map(({ row, column }) => new Comment(this.host, sheetId, row, column)));

  override item = (id: unknown): Comment | null => this.items().find((comment) => comment.id === id) ?? null;

  private cell(given: unknown): Range {
    const range = Range.of(this.host, given, this.sheetId ?? this.host.grid.book.getActiveSheet().getSheetId());
    if (range.target.rowCount * range.target.columnCount !== 1) throw invalidArgument();
    return range;
  }

  private at(given: unknown): Comment | null {
    const { target, area } = this.cell(given);
    return this.item(commentId(target.sheetId, area.startRow, area.startColumn));
  }

  private add(given: unknown, content: unknown): Comment {
    if (typeof content !== "string" || content === "") throw invalidArgument();
    const { target, area } = this.cell(given);
    this.host.grid.notes.set(target.sheetId, area.startRow, area.startColumn, content);
    return new Comment(this.host, target.sheetId, area.startRow, area.startColumn);
  }
}

const commentId = (sheetId: string, row: number, column: number) =>
  `{${sheetId}}${areaName({ startRow: row, endRow: row, startColumn: column, endColumn: column })}`;

class Comment extends HostObject {
  readonly members: Members<Comment> = {
    type: "Comment",
    properties: {
      Id: { get: ({ id }) => id },
      Content: {
        get: ({ note }) => note.text,
        set: ({ host, sheetId, row, column }, text: string) => host.grid.notes.set(sheetId, row, column, text),
      },
      AuthorName: { get: () => "" },
      AuthorEmail: { get: () => "" },
      ContentType: { get: () => "Plain" },
      Resolved: { get: () => false },
    },
    links: { Replies: () => new CommentReplyCollection() },
    methods: {
      Delete: ({ host, sheetId, row, column }) => host.grid.notes.remove(sheetId, row, column),
      GetLocation: ({ host, sheetId, row, column }) =>
        Range.at(host, sheetId, { startRow: row, endRow: row, startColumn: column, endColumn: column }),
    },
  };

  constructor(
    readonly host: HostContext,
    readonly sheetId: string,
    readonly row: number,
    readonly column: number,
  ) {
    super();
  }

  override get id(): string {
    return commentId(this.sheetId, this.row, this.column);
  }

  private get note(): CellNote {
    return this.host.grid.notes.get(this.sheetId, this.row, this.column) ?? missing();
  }
}

/** The grid's notes can't be answered. */
class CommentReplyCollection extends HostObject {
  readonly members: Members<CommentReplyCollection> = { type: "CommentReplyCollection", methods: { GetCount: () => 0 } };
}

function missing(): never {
  throw itemNotFound();
}
