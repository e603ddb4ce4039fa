/** The name of the embedded database in the data folder; apart, so that asking for it loads no database. */
export const FILE_NAME = "paperboy.db";
