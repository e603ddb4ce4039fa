/** The k-th best of many, without sorting them. */

/**
 * The k-th largest of the scores of the first `count` keys; 0 where there are fewer. Scores are above 0. O(count), and
 * log k for each that enters the heap of the k best so far.
 */
export function kthLargest(
  scores: Float32Array | Float64Array,
  keys: Uint32Array,
  count: number,
  k: number,
): number {
  const heap = new Float64Array(k);
  for (let i = 0; i < count; i++) {
    const score = scores[keys[i] as number] as number;
    if (score <= (heap[0] as number)) continue;
    let place = 0;
    for (let child = 1; child < k; child = 2 * place + 1) {
      if (child + 1 < k && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= score) break;
      heap[place] = heap[child] as number;
      place = child;
    }
    heap[place] = score;
  }
  return heap[0] as number;
}
