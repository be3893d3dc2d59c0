import { unzipSync } from "fflate";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";

/** Parts of a workbook file by path, as bytes, in the order of the file. */
export type Parts = Map<string, Uint8Array>;

const MEBIBYTE = 1024 * 1024;
const MOST_PARTS = 20_000;
const MOST_BYTES = 1024 * MEBIBYTE;
/** A part becomes one string, and a JavaScript engine holds half a billion characters in one. */
const MOST_BYTES_OF_A_PART = 400 * MEBIBYTE;
/** Unpacked between two pauses: less than a tenth of a second. */
const BYTES_A_STEP = 8 * MEBIBYTE;

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
/** Compound file: an encrypted workbook, or one of Excel 97 to 2003. */
const isCompoundFile = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

const utf16 = (text: string) => [...text].map((letter) => `${letter}\0`).join("");

function holds(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 4 * MEBIBYTE)).includes(utf16(text));
}

/**
 * The parts of a workbook file, refused with a sentence where it is none, is encrypted, or would unpack to more than a gibibyte. Sizes are
 * checked before anything is unpacked, and nothing is unpacked beyond the size that the archive declares. In steps of some parts each.
 */
export function* openPackage(bytes: Uint8Array): Steps<Outcome<Parts>> {
  if (isCompoundFile(bytes)) {
    return failure(
      "value",
      holds(bytes, "EncryptedPackage")
        ? "The workbook is encrypted with a password: open it in Excel, take the password off (File > Info > Protect Workbook), and share that"
        : "This is a workbook of Excel 97 to 2003: save it as .xlsx in Excel first",
    );
  }
  if (!isZip(bytes)) return failure("value", "This is not an Excel workbook (.xlsx): it is not a zip file");
  let parts = 0;
  let total = 0;
  let largest = 0;
  let unsupported = false;
  /** Which step unpacks which part, by its place in the archive. */
  const steps: number[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ originalSize, compression }) => {
        steps.push(Math.floor(total / BYTES_A_STEP));
        parts++;
        total += originalSize;
        largest = Math.max(largest, originalSize);
        unsupported ||= compression !== 0 && compression !== 8;
        return false;
      },
    });
    if (parts > MOST_PARTS || total > MOST_BYTES || largest > MOST_BYTES_OF_A_PART) {
      return failure(
        "value",
        `The file would unpack to ${parts} parts and ${Math.ceil(total / MEBIBYTE)} MB (one of ${Math.ceil(largest / MEBIBYTE)} MB): ` +
          `more than the ${MOST_PARTS} parts and ${MOST_BYTES / MEBIBYTE} MB (${MOST_BYTES_OF_A_PART / MEBIBYTE} MB in one) that can be shared`,
      );
    }
    if (unsupported) return failure("value", "The file is packed in a way that Excel does not use: save it again in Excel");
    const unpacked: Parts = new Map();
    for (const step of new Set(steps)) {
      yield;
      let place = 0;
      for (const [path, part] of Object.entries(unzipSync(bytes, { filter: () => steps[place++] === step })))
        if (!path.endsWith("/")) unpacked.set(path, part);
    }
    return success(unpacked);
  } catch {
    return failure("value", "The file is damaged: it can't be unpacked");
  }
}
