import { strFromU8, unzipSync } from "fflate";

/** Why a file cannot be opened, in a sentence for the user. */
export class UnreadableWorkbook extends Error {
  override readonly name = "UnreadableWorkbook";
}

/** Files, and what they unpack to, beyond these sizes are refused before anything is unpacked: the grid is not made for them. */
const MAX_FILE_MB = 50;
const MAX_UNPACKED_MB = 400;
const MAX_PARTS = 5000;
const MB = 1 << 20;

/** The parts of an .xlsx package, by name. */
export type Parts = Readonly<Record<string, Uint8Array>>;

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);

/** What is wrong with a file that is no zip archive. */
function notAPackage(bytes: Uint8Array): string {
  if (bytes.length === 0) return "This file is empty.";
  // Excel keeps encrypted workbooks, and the .xls files of before 2007, in the same kind of container.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, Math.min(bytes.length, MB) & ~1));
    return text.includes("EncryptedPackage")
      ? "This workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook) and save it again."
      : "This is a workbook of the format used before 2007 (.xls). Open it in Excel and save it as .xlsx.";
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "This is a PDF, not an Excel workbook.";
  return "This is not an Excel workbook (.xlsx).";
}

/**
 * Unpacks a workbook's parts within bounds.
 *
 * @throws {UnreadableWorkbook} for anything that is no readable .xlsx of a size that fits
 */
export function openPackage(bytes: Uint8Array): Parts {
  if (bytes.length > MAX_FILE_MB * MB)
    throw new UnreadableWorkbook(`This file is ${Math.round(bytes.length / MB)} MB; workbooks up to ${MAX_FILE_MB} MB can be opened here.`);
  if (!startsWith(bytes, 0x50, 0x4b)) throw new UnreadableWorkbook(notAPackage(bytes));
  const parts = unzipWithin(bytes);
  if (parts["xl/workbook.bin"]) throw new UnreadableWorkbook("This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.");
  if (!parts["xl/workbook.xml"] || !parts["[Content_Types].xml"])
    throw new UnreadableWorkbook("This archive holds no Excel workbook (its xl/workbook.xml is missing).");
  return parts;
}

function unzipWithin(bytes: Uint8Array): Parts {
  let unpacked = 0;
  let count = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED_MB * MB || ++count > MAX_PARTS)
          throw new UnreadableWorkbook(`This workbook unpacks to more than ${MAX_UNPACKED_MB} MB, which is too much to open here.`);
        return !name.endsWith("/");
      },
    });
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw error;
    throw new UnreadableWorkbook("This file is damaged: it cannot be unpacked. Try opening and saving it again in Excel.");
  }
}

export const partText = (parts: Parts, name: string): string | undefined => (parts[name] ? strFromU8(parts[name]) : undefined);
