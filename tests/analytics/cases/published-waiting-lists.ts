/** Expected values of NHSRwaitinglist 0.1.2.9001, tests/testthat/test-calc_*.R. */
export const WAITING_LISTS: readonly {
  readonly formula: string;
  readonly given: readonly number[];
  readonly expected: number;
}[] = [
  { formula: "queue_load", given: [30, 27], expected: 1.11111111 },
  { formula: "queue_load", given: [35, 27], expected: 1.2962963 },
  { formula: "queue_load", given: [30, 25], expected: 1.2 },
  { formula: "queue_load", given: [52, 42], expected: 1.23809524 },
  { formula: "relief_capacity", given: [30, 1200, 390, 26], expected: 61.153846 },
  { formula: "relief_capacity", given: [33, 800, 200, 30], expected: 53 },
  { formula: "relief_capacity", given: [35, 250, 100, 15], expected: 45 },
  { formula: "target_capacity", given: [30, 52, 3, 1.1, 1.2], expected: 30.076442 },
  { formula: "target_capacity", given: [30, 52, 3, 1.1, 1.4], expected: 30.0914423 },
  { formula: "target_capacity", given: [42, 65, 2, 1.2, 1.5], expected: 42.0567692 },
  { formula: "target_capacity", given: [35, 50, 1, 1.3, 1.6], expected: 35.0425 },
  { formula: "target_mean_wait", given: [52, 4], expected: 13 },
  { formula: "target_mean_wait", given: [35, 4], expected: 8.75 },
  { formula: "target_mean_wait", given: [30, 4], expected: 7.5 },
  { formula: "target_mean_wait", given: [52, 6], expected: 8.6666667 },
  { formula: "target_queue_size", given: [30, 52], expected: 390 },
  { formula: "target_queue_size", given: [30, 50], expected: 375 },
  { formula: "target_queue_size", given: [30, 50, 6], expected: 250 },
  { formula: "waiting_list_pressure", given: [63, 52], expected: 2.42307692 },
  { formula: "waiting_list_pressure", given: [42, 24], expected: 3.5 },
  { formula: "waiting_list_pressure", given: [55, 50], expected: 2.2 },
];
