import packageFile from "../../../package.json";

/** Version of the add-in, as it signs what it writes. */
export const version: string = packageFile.version;
