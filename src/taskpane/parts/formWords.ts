/**
 * What a function says about its arguments, in the words of a form: the function's name goes, arguments are called as their fields are, and
 * long numbers get their commas. What is quoted stays.
 */
export function inFormWords(message: string, fields: Readonly<Record<string, string>>): string {
  const said = message
    .replace(/^[A-Z][A-Z.]*: /, "")
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : part.replace(/\w+/g, (word) => fieldOf(word, fields))))
    .join("");
  return sentence(said);
}

/** With a capital and a full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.?$/, ".");
}

function fieldOf(word: string, fields: Readonly<Record<string, string>>): string {
  return Object.hasOwn(fields, word) ? fields[word] : /^\d{5,}$/.test(word) ? Number(word).toLocaleString("en-US") : word;
}
