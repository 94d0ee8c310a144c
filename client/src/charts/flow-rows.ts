/** Places and links of money on its way, as the picture takes them. */
export interface FlowRows {
  readonly nodes: readonly {
    readonly name: string;
    readonly note: string;
    readonly colour: string;
    /** Stands at the right edge, its name to the left. */
    readonly isLast: boolean;
  }[];
  readonly links: readonly { readonly source: number; readonly target: number; readonly value: number }[];
  /** Places of the fullest stage. */
  readonly fullest: number;
}
