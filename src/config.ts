export const placeholder = process.env;
