import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Steps } from "../../domain/kernel/steps";
import { joined } from "../textSink";
import type { Parts } from "./openPackage";

/** Packing is most of the time that a large copy takes at level 6, and the files are little larger at level 1. */
const LEVEL = 1;
const CHUNK = 512 * 1024;
const PACKED_ALREADY = /\.(?:png|jpe?g|gif|emf\.gz|zip|mp4|xlsx|docx|pptx)$/i;
/** The earliest date that a zip archive can state: the same workbook always gives the same bytes. */
const NO_DATE = new Date(1980, 0, 1);

/** Packs parts into a workbook file, in steps of half a megabyte. */
export function* savePackage(parts: Parts, onProgress?: (packed: number) => void): Steps<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  let packed = 0;
  for (const [path, bytes] of parts) {
    const file = PACKED_ALREADY.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: LEVEL });
    file.mtime = NO_DATE;
    zip.add(file);
    for (let at = 0; at < bytes.length || at === 0; at += CHUNK) {
      file.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
      onProgress?.((packed += Math.min(CHUNK, bytes.length - at)));
      yield;
    }
  }
  zip.end();
  return joined(chunks);
}
