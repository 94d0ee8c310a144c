/** A choice of a field. */
export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /** What is written in it; defaults to a line of text. */
  readonly kind?: "text" | "lines" | "pounds" | "number" | "month" | "date" | "choice" | "check";
  readonly choices?: readonly FieldChoice[];
  /** What to bear in mind, under the label. */
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly isChecked?: boolean | undefined;
  readonly isOptional?: boolean;
}

/** Reads what was written into a form's fields, by name. */
export class Written {
  readonly #data: FormData;

  constructor(form: HTMLFormElement) {
    this.#data = new FormData(form);
  }

  /** A text, trimmed. */
  text(name: string): string {
    return String(this.#data.get(name) ?? "").trim();
  }

  /** A text, or null where nothing is written. */
  maybe(name: string): string | null {
    return this.text(name) === "" ? null : this.text(name);
  }

  /** Whether the form still holds just what was read. */
  isStillIn(form: HTMLFormElement): boolean {
    const now = new FormData(form);
    return [...now].toString() === [...this.#data].toString();
  }

  isChecked(name: string): boolean {
    return this.#data.get(name) !== null;
  }

  /** A whole number, or null where nothing is written. */
  number(name: string): number | null {
    return this.text(name) === "" ? null : Number(this.text(name));
  }
}
