function check(int $n): int {
  if ($n < 0) {
    throw new \InvalidArgumentException('negative: ' . $n);
  }
  return $n;
}
echo check(5);
